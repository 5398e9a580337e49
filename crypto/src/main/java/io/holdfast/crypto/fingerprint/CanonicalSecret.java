package io.holdfast.crypto.fingerprint;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one form in which a secret is hashed, so that what lies in a file and what lies in the vault
 * are known to be the same:
 *
 * <ul>
 *   <li>white space around it does not count;
 *   <li>a PEM block is its label and base64, without line ends and headers, escaped ones too;
 *   <li>a sentence of 12 words or more is in lower case and form NFKD with one space between two
 *       words, whatever numbers, commas or quotes stood there;
 *   <li>hex of 16 bytes or more is in lower case and without {@code 0x}; lnd's macaroons are hex;
 *   <li>anything else is what it is.
 * </ul>
 */
public final class CanonicalSecret {
  private static final Pattern ESCAPED_LINE_END = Pattern.compile("\\\\+[nrt]");
  private static final Pattern HEX = Pattern.compile("(0[xX])?((?:[0-9a-fA-F]{2}){16,})");
  private static final Pattern MARKS = Pattern.compile("[\\s\\p{Z}\\d,;.:\"'`\\[\\](){}|*_-]+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final int FEWEST_WORDS = 12;
  private static final int LONGEST_SENTENCE = 2000;
  private static final String LND = "AgEDbG5k";

  private CanonicalSecret() {}

  /** The canonical form of a value; the argument stays as it is, the result is the caller's. */
  public static byte[] of(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value)) {
      return value.clone();
    }
    return canonical(text.strip()).getBytes(StandardCharsets.UTF_8);
  }

  private static String canonical(String text) {
    if (text.contains("-----BEGIN ")) {
      return pem(text);
    }
    if (HEX.matcher(text).matches()) {
      String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
      return digits.toLowerCase(Locale.ROOT);
    }
    return text.startsWith(LND) ? macaroon(text) : sentence(text);
  }

  private static String pem(String text) {
    StringBuilder joined = new StringBuilder();
    for (String line : ESCAPED_LINE_END.matcher(text).replaceAll("\n").split("\n", -1)) {
      if (line.indexOf(':') < 0) {
        joined.append(line.replaceAll("\\s", ""));
      }
    }
    return joined.toString();
  }

  private static String macaroon(String text) {
    try {
      byte[] bytes =
          Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/').replace("=", ""));
      return HexFormat.of().formatHex(bytes);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String sentence(String text) {
    if (text.length() < 2 * FEWEST_WORDS || text.length() > LONGEST_SENTENCE) {
      return text;
    }
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    String[] words = MARKS.matcher(normal).replaceAll(" ").strip().split(" ", -1);
    boolean all = Arrays.stream(words).allMatch(word -> WORD.matcher(word).matches());
    return all && words.length >= FEWEST_WORDS ? String.join(" ", words) : text;
  }
}
