package io.holdfast.scan.planted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/** Tokens of services. What they begin with is put together, so that this file has none. */
final class TokenKinds {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private TokenKinds() {}

  static List<Kind> all(Dice dice) {
    List<Kind> kinds = new ArrayList<>();
    for (String prefix : List.of("gh" + "p_", "gh" + "s_", "np" + "m_")) {
      String token = prefix + crc(dice.alnum(30));
      String rule = prefix.startsWith("np") ? "npm-token" : "github-token";
      kinds.add(new Kind(rule, "token: " + token, "token: " + dice.mistyped(token, "ab")));
    }
    String grafana = "gl" + "sa_" + dice.alnum(32);
    kinds.add(
        new Kind(
            "grafana-token",
            "use " + grafana + "_" + little(grafana),
            "use " + grafana + "_" + dice.hex(8)));
    kinds.add(Kind.of("gitlab-token", "url " + "gl" + "pat-" + dice.alnum(20)));
    kinds.add(
        Kind.of(
            "slack-token",
            "xo"
                + "xb-"
                + dice.of("0123456789", 12)
                + "-"
                + dice.of("0123456789", 12)
                + "-"
                + dice.alnum(24)));
    kinds.add(Kind.of("stripe-key", "sk_" + "live_" + dice.alnum(40)));
    kinds.add(Kind.of("vault-service-token", "export VAULT_TOKEN=hv" + "s." + dice.alnum(24)));
    kinds.add(Kind.of("vault-batch-token", "hv" + "b." + dice.alnum(140)));
    kinds.add(Kind.of("sendgrid-key", "S" + "G." + dice.alnum(22) + "." + dice.alnum(43)));
    kinds.add(Kind.of("telegram-bot-token", "bot 123456" + "7890:A" + "A" + dice.alnum(33)));
    kinds.add(
        Kind.of("openai-key", "s" + "k-" + dice.alnum(20) + "T3Blb" + "kFJ" + dice.alnum(20)));
    kinds.add(Kind.of("anthropic-key", "sk-" + "ant-api03-" + dice.alnum(93) + "AA"));
    kinds.add(Kind.of("google-api-key", "AI" + "za" + dice.alnum(35)));
    kinds.add(Kind.of("digitalocean-token", "do" + "p_v1_" + dice.hex(64)));
    kinds.add(Kind.of("twilio-api-key", "sid S" + "K" + dice.hex(32)));
    kinds.add(Kind.of("pypi-token", "py" + "pi-AgEIcHlwaS5vcmc" + dice.alnum(120)));
    kinds.add(Kind.of("huggingface-token", "h" + "f_" + dice.of(Dice.ALNUM.substring(0, 52), 34)));
    kinds.add(
        Kind.of(
            "discord-bot-token",
            "DISCORD_TOKEN="
                + Base64.getEncoder()
                    .encodeToString("123456789012345678".getBytes(StandardCharsets.US_ASCII))
                + "."
                + dice.alnum(6)
                + "."
                + dice.alnum(38)));
    kinds.add(
        Kind.of(
            "aws-secret-access-key",
            "aws_access_key_id = AK"
                + "IA"
                + dice.of(Dice.BASE32, 16)
                + "\naws_secret_access_key = "
                + dice.alnum(40)));
    kinds.add(
        Kind.of(
            "azure-storage-key",
            "AccountName=x;AccountKey="
                + Base64.getEncoder().encodeToString(dice.bytes(64))
                + ";"));
    kinds.add(
        Kind.of("url-password", "postgres://app:" + dice.alnum(20) + "@db.internal:5432/app"));
    kinds.add(
        Kind.of("basic-credentials", "Authorization: Basic " + encoded("svc:" + dice.alnum(20))));
    kinds.add(Kind.of("command-password", "mysql -u root -pX7" + dice.alnum(10) + " app"));
    kinds.add(Kind.of("jwt", "cookie=" + jwt(dice, 32)));
    kinds.add(Kind.of("generic-secret", "client_secret = \"" + dice.alnum(32) + "\""));
    kinds.add(
        Kind.of(
            "generic-password",
            "\"password\": \"" + dice.alnum(6) + "9Zq!x" + dice.alnum(4) + "\""));
    return kinds;
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String jwt(Dice dice, int size) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String head = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    String claims = "{\"sub\":\"svc\",\"exp\":1700000000}";
    return encoder.encodeToString(head.getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(dice.bytes(size));
  }

  private static String crc(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    long value = crc.getValue();
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      digits.insert(0, BASE62.charAt((int) (value % 62)));
      value /= 62;
    }
    return body + digits;
  }

  private static String little(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return "%08x".formatted(Integer.reverseBytes((int) crc.getValue()));
  }
}
