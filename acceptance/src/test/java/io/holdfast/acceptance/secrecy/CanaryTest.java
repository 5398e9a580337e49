package io.holdfast.acceptance.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Marked values are planted wherever a client may put a secret, in good requests and in every kind
 * of bad one; then all is searched that the process wrote while it logged as much as it can: its
 * output, its log, the audit log and a device, the journal, the storage, temporary files. Errors
 * must not tell them either.
 */
class CanaryTest {
  @RegisterExtension
  static final DurableServer server =
      DurableServer.named("canary").configured("log_level = \"trace\"");

  private static final String INVALID_MNEMONIC =
      "abandon ability able about above absent absorb abstract absurd abuse access zoo";

  private final Canaries canaries = new Canaries();
  private final List<Reply> refused = new ArrayList<>();

  @Test
  void nothingThatTheProcessWroteHoldsASecret() throws IOException {
    String shown = "canary-that-is-no-secret";
    Canaries control = new Canaries();
    control.seen("a path, which logs may tell", shown);

    server
        .root()
        .post(
            "sys/audit/file",
            Map.of(
                "type",
                "file",
                "options",
                Map.of(
                    "file_path",
                    server.directory().resolve("device.log").toString(),
                    "log_raw",
                    "true")))
        .succeeds();
    server.root().get("cubbyhole/" + shown);
    plantWhatTheServerMade();
    plantInEngines(server.root());
    plantInLogins(server.root());
    plantInBitcoin(server.root());
    plantInExchange(server.root());
    plantInBadRequests(server.root());
    server.stop();

    Remains remains = new Remains(server.directory());
    assertThat(remains.betray(control).keySet().toString())
        .as("where the search finds what is there")
        .contains("device.log", "audit-log/tile/entries");
    assertThat(remains.betray(canaries)).isEmpty();
    assertThat(refused).hasSizeGreaterThan(20);
    assertThat(refused).allSatisfy(reply -> assertThat(canaries.in(reply.raw())).isEmpty());
  }

  private void plantWhatTheServerMade() {
    canaries.seen("root token", server.keys().rootToken());
    for (String share : server.keys().shares()) {
      canaries.seen("unseal key", share);
      canaries.seen(
          "unseal key in base64",
          Base64.getEncoder().encodeToString(java.util.HexFormat.of().parseHex(share)));
    }
  }

  private void plantInEngines(Api root) {
    root.post("sys/mounts/secret", Map.of("type", "kv", "options", Map.of("version", "2")))
        .succeeds();
    root.post("sys/mounts/plain", Map.of("type", "kv")).succeeds();
    root.post("sys/mounts/transit", Map.of("type", "transit")).succeeds();
    Map<String, Object> values =
        Map.of(
            "text", canaries.text("kv text"),
            "number", canaries.number("kv number"),
            "nested", Map.of("list", List.of(canaries.text("nested kv text"))));
    root.post("secret/data/a", Map.of("data", values)).succeeds();
    root.patch("secret/data/a", Map.of("data", Map.of("more", canaries.text("kv patch"))))
        .succeeds();
    root.get("secret/data/a").succeeds();
    root.post(
            "secret/metadata/a", Map.of("custom_metadata", Map.of("k", canaries.text("metadata"))))
        .succeeds();
    root.post("plain/a", Map.of("text", canaries.text("kv 1 text"))).succeeds();
    root.get("plain/a").succeeds();
    root.post("cubbyhole/a", Map.of("text", canaries.text("cubbyhole text"))).succeeds();

    root.post("transit/keys/k").succeeds();
    String plaintext = base64(canaries.text("plaintext"));
    String ciphertext =
        root.post("transit/encrypt/k", Map.of("plaintext", plaintext)).text("data/ciphertext");
    root.post("transit/decrypt/k", Map.of("ciphertext", ciphertext)).succeeds();
    root.post(
            "transit/encrypt/k",
            Map.of("batch_input", List.of(Map.of("plaintext", base64(canaries.text("batch"))))))
        .succeeds();
    String datakey = root.post("transit/datakey/plaintext/k").succeeds().text("data/plaintext");
    canaries.seen("data key", datakey);
    root.post("transit/hmac/k", Map.of("input", base64(canaries.text("hmac input")))).succeeds();

    String wrapping =
        root.with("X-Vault-Wrap-TTL", "60s")
            .post("sys/wrapping/wrap", Map.of("text", canaries.text("wrapped text")))
            .text("wrap_info/token");
    canaries.seen("wrapping token", wrapping);
    root.post("sys/wrapping/unwrap", Map.of("token", wrapping)).succeeds();
  }

  private void plantInExchange(Api root) {
    root.post("sys/mounts/exchange", Map.of("type", "exchange")).succeeds();
    root.post("exchange/policies/p", Map.of("methods", List.of("GET"))).succeeds();
    String secret = canaries.text("venue's secret");
    root.post(
            "exchange/keys/k",
            Map.of(
                "venue",
                "kucoin",
                "key_id",
                "id",
                "secret",
                secret,
                "passphrase",
                canaries.text("venue's passphrase"),
                "policy",
                "p"))
        .succeeds();
    root.get("exchange/keys/k").succeeds();
    root.post("exchange/sign/k", Map.of("method", "GET", "path", "/api/v1/accounts")).succeeds();
    refused(
        root.post(
            "exchange/sign/k",
            Map.of(
                "method", "POST", "path", "/a", "body", Map.of("a", canaries.text("venue body")))));
    refused(root.post("exchange/keys/k", Map.of("secret", canaries.text("second secret"))));
    refused(
        root.post(
            "exchange/keys/l", Map.of("venue", "kraken", "secret", canaries.text("no base64"))));
    root.post(
            "exchange/tokens/t",
            Map.of(
                "token_url",
                "http://127.0.0.1:1/token",
                "client_id",
                "c",
                "client_secret",
                canaries.text("client secret"),
                "refresh_token",
                canaries.text("refresh token")))
        .succeeds();
    refused.add(root.get("exchange/tokens/t/access").refuses(502));
    root.post("exchange/webhook/w", Map.of("secret", canaries.text("webhook secret"))).succeeds();
    root.post("exchange/webhook/w/verify", Map.of("signature", "aa", "body", "b")).succeeds();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void plantInLogins(Api root) {
    root.post("sys/auth/userpass", Map.of("type", "userpass")).succeeds();
    root.post("sys/auth/approle", Map.of("type", "approle")).succeeds();
    String password = canaries.text("password");
    root.post("auth/userpass/users/ann", Map.of("password", password)).succeeds();
    Reply login =
        server.anyone().post("auth/userpass/login/ann", Map.of("password", password)).succeeds();
    canaries.seen("login's token", login.text("auth/client_token"));
    refused(
        server
            .anyone()
            .post("auth/userpass/login/ann", Map.of("password", canaries.text("wrong password"))));
    Reply child = root.post("auth/token/create", Map.of("ttl", "1h")).succeeds();
    canaries.seen("child token", child.text("auth/client_token"));
    root.post("auth/token/lookup", Map.of("token", child.text("auth/client_token"))).succeeds();
    String chosen = canaries.text("chosen token");
    root.post("auth/token/create", Map.of("id", chosen)).succeeds();
    server.anyone().as(chosen).get("auth/token/lookup-self").succeeds();

    root.post("auth/approle/role/r", Map.of("token_policies", "default")).succeeds();
    String role = root.get("auth/approle/role/r/role-id").text("data/role_id");
    String secret = root.post("auth/approle/role/r/secret-id").text("data/secret_id");
    canaries.seen("secret id", secret);
    String custom = canaries.text("custom secret id");
    root.post("auth/approle/role/r/custom-secret-id", Map.of("secret_id", custom)).succeeds();
    for (String id : List.of(secret, custom)) {
      server
          .anyone()
          .post("auth/approle/login", Map.of("role_id", role, "secret_id", id))
          .succeeds();
    }
    refused(
        server
            .anyone()
            .post(
                "auth/approle/login",
                Map.of("role_id", role, "secret_id", canaries.text("guessed secret id"))));
  }

  private void plantInBitcoin(Api root) {
    root.post("sys/mounts/bitcoin", Map.of("type", "bitcoin")).succeeds();
    String mnemonic =
        canaries.seen(
            "mnemonic",
            "letter advice cage absurd amount doctor acoustic avoid letter advice cage above");
    root.post(
            "bitcoin/keys/imported",
            Map.of(
                "network",
                "regtest",
                "mnemonic",
                mnemonic,
                "passphrase",
                canaries.text("passphrase"),
                "exportable",
                true))
        .succeeds();
    root.post("bitcoin/keys/made", Map.of("network", "regtest", "exportable", true)).succeeds();
    for (String key : List.of("imported", "made")) {
      Reply export = root.get("bitcoin/keys/" + key + "/export").succeeds();
      export
          .at("data")
          .forEach(value -> {
            if (value.asText().length() > 60) {
              canaries.seen("exported " + key, value.asText());
            }
          });
    }
    refused(
        root.post(
            "bitcoin/keys/bad",
            Map.of(
                "network",
                "regtest",
                "mnemonic",
                canaries.seen("bad mnemonic", INVALID_MNEMONIC))));
    refused(
        root.post(
            "bitcoin/keys/bad",
            Map.of("network", "regtest", "mnemonic", canaries.text("mnemonic that is none"))));
    String privateKey =
        "tprv8ZgxMBicQKsPd7Uf69XL1XwhmjHopUGep8GuEiJDZmbQz6o58LninorQAfcKZWARbtRtfnLcJ5MQ2AtHcQJCCRUcMRvmDUjyEmNUWwx8UbK";
    canaries.seen("extended private key", privateKey);
    refused(
        root.post(
            "bitcoin/wallets/w",
            Map.of("key", "made", "descriptor", "wpkh(" + privateKey + "/<0;1>/*)")));
    root.post("bitcoin/wallets/w", Map.of("key", "made", "template", "bip84")).succeeds();
    refused(root.post("bitcoin/wallets/w/sign", Map.of("psbt", canaries.text("psbt"))));
  }

  private void plantInBadRequests(Api root) {
    for (String body :
        List.of(
            "{\"data\": {\"password\": \"" + canaries.text("cut off body"),
            canaries.text("body that is no JSON"),
            "[\"" + canaries.text("body that is a list") + "\"]",
            "\"" + canaries.text("body that is a text") + "\"",
            "{\"data\": \"" + canaries.text("data that is no object") + "\"}",
            "{\"data\": {\"a\": 1, \"a\": \"" + canaries.text("field given twice") + "\"}",
            "{\"data\": {\"a\": \"\\u00zz" + canaries.text("bad escape") + "\"}}",
            "{\"options\": {\"cas\": \""
                + canaries.text("option of a wrong type")
                + "\"},"
                + " \"data\": {}}")) {
      refused(root.send("POST", "secret/data/bad", body.getBytes(StandardCharsets.UTF_8)));
    }
    refused(root.as(canaries.text("token that nobody has")).get("secret/data/a"));
    refused(
        server
            .anyone()
            .with("Authorization", "Bearer " + canaries.text("bearer token"))
            .get("secret/data/a"));
    refused(
        server
            .anyone()
            .with("Authorization", "Basic " + base64("u:" + canaries.text("basic password")))
            .get("secret/data/a"));
    refused(root.with("X-Vault-Wrap-TTL", canaries.text("wrap ttl")).get("secret/data/a"));
    var _ = root.with("Cookie", "session=" + canaries.text("cookie")).get("secret/data/a");
    var _ = root.get("secret/data/a?password=" + canaries.text("unknown query parameter"));
    refused(root.get("secret/data/a?version=" + canaries.text("version")));
    refused(root.post("sys/wrapping/unwrap", Map.of("token", canaries.text("unwrapped token"))));
    refused(root.post("auth/token/lookup", Map.of("token", canaries.text("looked up token"))));
    var _ = root.post("auth/token/revoke-accessor", Map.of("accessor", canaries.text("accessor")));
    refused(root.post("transit/encrypt/k", Map.of("plaintext", canaries.text("not base64"))));
    refused(root.post("transit/decrypt/k", Map.of("ciphertext", canaries.text("ciphertext"))));
    refused(root.post("transit/restore/x", Map.of("backup", canaries.text("backup"))));
    refused(
        root.post("transit/keys/i/import", Map.of("ciphertext", canaries.text("key material"))));
    refused(server.anyone().post("sys/unseal", Map.of("key", canaries.text("unseal key"))));
    refused(
        root.post("auth/userpass/users/bob", Map.of("password", Map.of("p", canaries.text("x")))));
  }

  private void refused(Reply reply) {
    assertThat(reply.status()).as(reply::toString).isBetween(400, 499);
    refused.add(reply);
  }
}
