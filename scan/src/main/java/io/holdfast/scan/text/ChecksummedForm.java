package io.holdfast.scan.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Forms whose values carry a checksum. One that fails it is mistyped or made up, and must not come
 * back as a random value by another rule.
 */
public final class ChecksummedForm {
  private static final List<String> PREFIXES =
      List.of(
          "ghp_",
          "gho_",
          "ghu_",
          "ghs_",
          "ghr_",
          "npm_",
          "glsa_",
          "xprv",
          "tprv",
          "yprv",
          "zprv",
          "uprv",
          "vprv",
          "Yprv",
          "Zprv",
          "sprv",
          "nsec1",
          "ncryptsec1",
          "AGE-SECRET-KEY-",
          "age-secret-key-",
          "edsk",
          "eyJ",
          "AgEDbG5k",
          "0201036c6e64",
          "ms1",
          "MS1",
          "cl1",
          "ed25519e_sk1",
          "root_xsk1",
          "acct_xsk1",
          "addr_xsk1",
          "secret-extended-key-main1");

  private static final String WIF_STARTS = "5KLc96TQX7";

  private ChecksummedForm() {}

  /** Whether a value has such a form, whatever its checksum says. */
  public static boolean isOne(byte[] value) {
    String text = new String(value, StandardCharsets.ISO_8859_1);
    if (PREFIXES.stream().anyMatch(text::startsWith)) {
      return true;
    }
    return switch (value.length) {
      case 51, 52 -> CharClass.BASE58.isAll(value) && WIF_STARTS.indexOf(text.charAt(0)) >= 0;
      case 58 -> CharClass.BASE58.isAll(value) && text.startsWith("6P");
      case 56 -> CharClass.BASE32.isAll(value) && text.startsWith("S");
      case 29, 31 -> CharClass.BASE58.isAll(value) && text.startsWith("s");
      case 86, 87, 88 -> CharClass.BASE58.isAll(value);
      default -> false;
    };
  }
}
