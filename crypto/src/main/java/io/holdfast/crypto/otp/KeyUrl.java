package io.holdfast.crypto.otp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.crypto.CryptoException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A key of TOTP as {@code otpauth://totp/ISSUER:ACCOUNT?secret=...}, the form that authenticator
 * apps read from a QR code (the key URI format of Google Authenticator).
 *
 * @param secret in base 32
 */
public record KeyUrl(
    Optional<String> issuer,
    String account,
    String secret,
    Optional<OtpAlgorithm> algorithm,
    OptionalInt digits,
    Optional<Duration> period) {
  private static final String START = "otpauth://totp/";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  /** More than any password has; which numbers are right is {@link Totp}'s to say. */
  private static final int MOST_DIGITS = 10;

  /** The URL of a key with all its parameters. */
  public static KeyUrl of(String issuer, String account, byte[] key, Totp totp) {
    return new KeyUrl(
        Optional.of(issuer),
        account,
        Base32.encode(key),
        Optional.of(totp.algorithm()),
        OptionalInt.of(totp.digits()),
        Optional.of(totp.period()));
  }

  /**
   * Reads a URL.
   *
   * @throws CryptoException when it is another kind of URL or a parameter is wrong
   */
  public static KeyUrl parse(String url) {
    if (!url.toLowerCase(Locale.ROOT).startsWith(START)) {
      throw new CryptoException("url must begin with " + START);
    }
    String rest = url.substring(START.length()).replaceFirst("#.*$", "");
    int question = rest.indexOf('?');
    String label = decode((question < 0 ? rest : rest.substring(0, question)).replace("+", "%2B"));
    Map<String, String> query = query(question < 0 ? "" : rest.substring(question + 1));
    int colon = label.indexOf(':');
    Optional<String> named = Optional.ofNullable(query.get("issuer"));
    Optional<String> prefix = colon < 0 ? Optional.empty() : Optional.of(label.substring(0, colon));
    return new KeyUrl(
        named.or(() -> prefix),
        label.substring(colon + 1).strip(),
        query.getOrDefault("secret", ""),
        Optional.ofNullable(query.get("algorithm")).map(OtpAlgorithm::named),
        query.containsKey("digits")
            ? OptionalInt.of((int) Math.min(number("digits", query.get("digits")), MOST_DIGITS))
            : OptionalInt.empty(),
        Optional.ofNullable(query.get("period"))
            .map(period -> Duration.ofSeconds(number("period", period))));
  }

  /** The URL, its parameters in order of their names. */
  public String text() {
    StringBuilder out = new StringBuilder(START);
    issuer.ifPresent(name -> out.append(encode(name)).append(':'));
    out.append(encode(account)).append('?');
    algorithm.ifPresent(a -> out.append("algorithm=").append(a).append('&'));
    digits.ifPresent(d -> out.append("digits=").append(d).append('&'));
    issuer.ifPresent(name -> out.append("issuer=").append(encode(name)).append('&'));
    period.ifPresent(p -> out.append("period=").append(p.toSeconds()).append('&'));
    return out.append("secret=").append(secret).toString();
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "KeyUrl[" + issuer.orElse("") + ":" + account + "]";
  }

  private static Map<String, String> query(String text) {
    Map<String, String> out = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1) {
        out.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return out;
  }

  private static long number(String name, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new CryptoException("url: " + name + " is not a number");
    }
    return Long.parseLong(text);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new CryptoException("url: a percent sign is not followed by two hex digits");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
