package io.holdfast.bitcoin.key;

import java.util.Arrays;
import java.util.Optional;

/**
 * The version bytes of SLIP-132, with which some wallets state the script type in the key. BIP-380
 * has descriptors state it, so such keys aren't taken there; files of those wallets hold them.
 */
public enum Slip132 {
  /** {@code ypub}, {@code upub}: a single key's segwit nested in P2SH. */
  P2SH_P2WPKH(0x049D7CB2, 0x044A5262, 0x049D7878, 0x044A4E28),
  /** {@code zpub}, {@code vpub}: a single key's native segwit. */
  P2WPKH(0x04B24746, 0x045F1CF6, 0x04B2430C, 0x045F18BC),
  /** {@code Ypub}, {@code Upub}: multisig in segwit nested in P2SH. */
  P2SH_P2WSH(0x0295B43F, 0x024289EF, 0x0295B005, 0x024285B5),
  /** {@code Zpub}, {@code Vpub}: multisig in native segwit. */
  P2WSH(0x02AA7ED3, 0x02575483, 0x02AA7A99, 0x02575048);

  private final int main;
  private final int test;
  private final int privateMain;
  private final int privateTest;

  Slip132(int main, int test, int privateMain, int privateTest) {
    this.main = main;
    this.test = test;
    this.privateMain = privateMain;
    this.privateTest = privateTest;
  }

  /**
   * An extended public key that was read.
   *
   * @param key in its plain version
   * @param form the script type that its version stated; empty for xpub and tpub, which state none
   */
  public record Read(ExtendedPublicKey key, Optional<Slip132> form) {}

  /**
   * Reads an extended public key in its plain form or in one of these.
   *
   * @throws KeyFormatException when it is neither, a private key included
   */
  public static Read read(String text) {
    ExtendedKeyFormat.Fields fields = ExtendedKeyFormat.decode(text);
    for (Slip132 each : values()) {
      if (fields.version() == each.privateMain || fields.version() == each.privateTest) {
        Arrays.fill(fields.key(), (byte) 0);
        throw new KeyFormatException(
            "extended key is private; give the public one (xpub, tpub or their kin) here");
      }
    }
    Optional<Slip132> form = of(fields);
    return new Read(
        ExtendedPublicKey.parse(form.map(each -> each.plain(fields)).orElse(text)), form);
  }

  /**
   * Reads an extended private key in its plain form or in one of these; the script type that the
   * version stated is the caller's to keep.
   *
   * @throws KeyFormatException when it is neither
   */
  public static ExtendedPrivateKey readPrivate(String text) {
    ExtendedKeyFormat.Fields fields = ExtendedKeyFormat.decode(text);
    try {
      for (Slip132 each : values()) {
        boolean isMain = fields.version() == each.privateMain;
        if (isMain || fields.version() == each.privateTest) {
          ExtendedKeyVersion plain = isMain ? ExtendedKeyVersion.MAIN : ExtendedKeyVersion.TEST;
          return ExtendedPrivateKey.parse(
              ExtendedKeyFormat.encode(plain.privateVersion(), fields.position(), fields.key()));
        }
      }
    } finally {
      Arrays.fill(fields.key(), (byte) 0);
    }
    return ExtendedPrivateKey.parse(text);
  }

  /** The key with these version bytes, 111 characters. */
  public String encode(ExtendedPublicKey key) {
    ExtendedKeyFormat.Fields fields = ExtendedKeyFormat.decode(key.encode());
    int version = key.version() == ExtendedKeyVersion.MAIN ? main : test;
    return ExtendedKeyFormat.encode(version, fields.position(), fields.key());
  }

  /** The plain form of a public key, when {@code fields} are of SLIP-132. */
  static Optional<String> plainForm(ExtendedKeyFormat.Fields fields) {
    return of(fields).map(form -> form.plain(fields));
  }

  private static Optional<Slip132> of(ExtendedKeyFormat.Fields fields) {
    for (Slip132 each : values()) {
      if (each.main == fields.version() || each.test == fields.version()) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private String plain(ExtendedKeyFormat.Fields fields) {
    ExtendedKeyVersion plain =
        fields.version() == main ? ExtendedKeyVersion.MAIN : ExtendedKeyVersion.TEST;
    return ExtendedKeyFormat.encode(plain.publicVersion(), fields.position(), fields.key());
  }
}
