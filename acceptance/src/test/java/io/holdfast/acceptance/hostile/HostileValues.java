package io.holdfast.acceptance.hostile;

import io.holdfast.acceptance.openapi.ApiOperation.Input;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values that no field expects, as JSON, and parts that no path expects, as URLs have them. */
final class HostileValues {
  /** Stands in what is sent to fields whose values must never be told. */
  static final String SECRET = "hostile-secret-5f1c9a77";

  private static final String PLAIN = "hostile";

  private static final int DEEP = 150;
  private static final int MANY = 20_000;
  private static final int LONG = 1 << 20;

  /** A percent sign stands for the text of the field: marked where it is a secret's. */
  private static final List<String> SMALL =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1e308",
          "1e999999999",
          "-1e-999999999",
          "0.1",
          "\"\"",
          "\"%\"",
          "\" \\t\\n%\"",
          "\"%\\u0000\"",
          "\"\\ud800%\"",
          "\"\\ud83d\\ude00\\u202e%\"",
          "\"-1s\"",
          "\"9999999999999999999h\"",
          "\"1e99h\"",
          "\"-9223372036854775808\"",
          "\"0x7fffffffffffffffffff\"",
          "\"../../../%\"",
          "\"a,b,,%\"",
          "\"k=%,=,==\"",
          "\"{{identity.entity.%}}\"",
          "\"{\\\"a\\\":\\\"%\\\"}\"",
          "\"vault:v1:%\"",
          "\"vault:v99999999999999999999:AAAA\"",
          "\"AAAA\"",
          "\"////%====\"",
          "\"-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----\"",
          "\"-----BEGIN CERTIFICATE-----\\nMAA=\\n-----END CERTIFICATE-----\"",
          "\"9999-99-99T99:99:99Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"1.2.3.4/99\"",
          "\"::/0\"",
          "\"http://[::%\"",
          "\"(((((a+)+)+)+)+)$%\"",
          "\"*+%s%n${jndi:x}<%>'--\"",
          "[]",
          "[null]",
          "[\"%\",1,true,null,[[\"%\"]],{\"%\":{}}]",
          "[{\"%\":\"%\"}]",
          "{}",
          "{\"%\":null}",
          "{\"\":{\"%\":[{}]}}",
          "{\"type\":\"%\",\"options\":[],\"ttl\":-1}");

  /** What fields of text may really be given. */
  private static final List<String> STRINGS =
      List.of(
          "\"a\"",
          "\"b\"",
          "\"%\"",
          "\"1h\"",
          "\"-1h\"",
          "\"0\"",
          "\"aGVsbG8=\"",
          "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"",
          "\"default\"",
          "\"kv\"",
          "\"userpass\"",
          "\"service\"",
          "\"batch\"",
          "\"aes256-gcm96\"",
          "\"ed25519\"",
          "\"ecdsa-p256\"",
          "\"sha2-512\"",
          "\"hex\"",
          "\"spare/\"",
          "\"auth/every-userpass/\"",
          "\"regtest\"",
          "\"path \\\"%\\\" { capabilities = [\\\"read\\\"] }\"",
          "\"2030-01-01T00:00:00Z\"",
          "\"127.0.0.1/32\"");

  /** What paths may be made of, beside what they should. */
  private static final List<String> SEGMENTS =
      List.of(
          "a",
          "a",
          "a",
          "b",
          "-",
          ".",
          "..",
          "a.",
          "%2e%2e",
          "a%2Fb",
          "a/b",
          "a//b",
          "%00",
          "%ff%fe",
          "%ED%A0%80",
          "%20",
          "%0a",
          "%7Bname%7D",
          "%25s",
          "%3F",
          "%23",
          "*",
          "+",
          "~",
          "0",
          "-1",
          "99999999999999999999",
          "latest",
          "%F0%9F%98%80",
          "a%5Cb",
          "a;b",
          "a=b",
          "x".repeat(5_000));

  /** Names and values of headers that the server looks at. */
  private static final List<Map.Entry<String, String>> HEADERS =
      List.of(
          Map.entry("X-Vault-Wrap-TTL", "60"),
          Map.entry("X-Vault-Wrap-TTL", "-1"),
          Map.entry("X-Vault-Wrap-TTL", "99999999999999h"),
          Map.entry("X-Vault-Wrap-TTL", "hostile"),
          Map.entry("X-Vault-Wrap-Format", "hostile"),
          Map.entry("X-Vault-Namespace", "a/b/"),
          Map.entry("X-Vault-Namespace", "../%00"),
          Map.entry("X-Vault-Policy-Override", "hostile"),
          Map.entry("X-Vault-MFA", "a:b,c"),
          Map.entry("X-Vault-Index", "AAAA"),
          Map.entry("X-Vault-Inconsistent", "forward-active-node"),
          Map.entry("X-Vault-Token", "hvb.AAAAhostile"),
          Map.entry("X-Vault-Token", "hvs." + "x".repeat(5_000)),
          Map.entry("Authorization", "Bearer "),
          Map.entry("X-Forwarded-For", "999.1.1.1, ::1"),
          Map.entry("Content-Type", "text/plain; charset=utf-16"),
          Map.entry("Accept", "hostile"),
          Map.entry("Content-Encoding", "gzip"));

  private final Random random;

  HostileValues(long seed) {
    random = new Random(seed);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int percent(int... of) {
    return of[random.nextInt(of.length)];
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /**
   * A value for a field.
   *
   * @param hostility how many of a hundred are not of its type: the fewer, the further it gets
   */
  String value(Input field, int hostility) {
    String value;
    if (chance(1)) {
      value = large();
    } else {
      value = chance(hostility) ? one(SMALL) : typed(field.type());
    }
    return value.replace("%", field.sensitive() ? SECRET : PLAIN);
  }

  private String typed(String type) {
    return switch (type) {
      case "boolean" -> one(List.of("true", "false"));
      case "integer" ->
          one(List.of("0", "1", "-1", "2", "256", "3600", "2147483648", "9223372036854775807"));
      case "array" -> one(List.of("[]", "[\"a\"]", "[\"a\",\"%\"]", "[1,2]", "\"a,%\""));
      case "object" ->
          one(List.of("{}", "{\"a\":\"%\"}", "{\"version\":\"2\"}", "{\"a\":{\"b\":[1]}}"));
      default -> one(STRINGS);
    };
  }

  /** Deep, long or many, within what a body may have. */
  private String large() {
    return switch (random.nextInt(5)) {
      case 0 -> "[".repeat(DEEP) + "]".repeat(DEEP);
      case 1 -> "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
      case 2 -> "\"" + "x".repeat(LONG) + "\"";
      case 3 -> IntStream.range(0, MANY).mapToObj(i -> "\"" + i + "\"").collect(inBrackets());
      default -> "9".repeat(900);
    };
  }

  private static Collector<CharSequence, ?, String> inBrackets() {
    return Collectors.joining(",", "[", "]");
  }

  /** A header in one of ten requests. */
  Map<String, String> headers() {
    if (!chance(10)) {
      return Map.of();
    }
    Map.Entry<String, String> header = one(HEADERS);
    return Map.of(header.getKey(), header.getValue());
  }

  String segment() {
    return one(SEGMENTS);
  }

  /** A value for a query: the same as for a body, without the quotes. */
  String query(Input field) {
    String value =
        (chance(50) ? typed(field.type()) : one(SMALL))
            .replace("%", field.sensitive() ? SECRET : PLAIN);
    return URLEncoder.encode(
        value.startsWith("\"") ? value.substring(1, value.length() - 1) : value,
        StandardCharsets.UTF_8);
  }
}
