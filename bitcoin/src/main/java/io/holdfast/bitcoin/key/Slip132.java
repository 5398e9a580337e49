package io.holdfast.bitcoin.key;

import java.util.Optional;

/**
 * The version bytes of SLIP-132, with which some wallets state the script type in the key. BIP-380
 * has descriptors state it, so such keys aren't taken; public ones are shown in the form that is.
 */
enum Slip132 {
  YPUB(0x049D7CB2, ExtendedKeyVersion.MAIN),
  ZPUB(0x04B24746, ExtendedKeyVersion.MAIN),
  YPUB_MULTISIG(0x0295B43F, ExtendedKeyVersion.MAIN),
  ZPUB_MULTISIG(0x02AA7ED3, ExtendedKeyVersion.MAIN),
  UPUB(0x044A5262, ExtendedKeyVersion.TEST),
  VPUB(0x045F1CF6, ExtendedKeyVersion.TEST),
  UPUB_MULTISIG(0x024289EF, ExtendedKeyVersion.TEST),
  VPUB_MULTISIG(0x02575483, ExtendedKeyVersion.TEST);

  private final int version;
  private final ExtendedKeyVersion plain;

  Slip132(int version, ExtendedKeyVersion plain) {
    this.version = version;
    this.plain = plain;
  }

  /** The plain form of a public key, when {@code fields} are of SLIP-132. */
  static Optional<String> plainForm(ExtendedKeyFormat.Fields fields) {
    for (Slip132 each : values()) {
      if (each.version == fields.version()) {
        return Optional.of(
            ExtendedKeyFormat.encode(each.plain.publicVersion(), fields.position(), fields.key()));
      }
    }
    return Optional.empty();
  }
}
