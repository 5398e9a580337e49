package io.holdfast.bitcoin.psbt;

/** The fields of an output map (BIP-174, BIP-370, BIP-371, BIP-373). */
public enum OutputField implements PsbtField {
  REDEEM_SCRIPT(0x00, "redeem_script", KeyShape.NONE, Presence.OPTIONAL),
  WITNESS_SCRIPT(0x01, "witness_script", KeyShape.NONE, Presence.OPTIONAL),
  BIP32_DERIVATION(0x02, "bip32_derivation", KeyShape.PUBLIC_KEY, Presence.OPTIONAL),
  AMOUNT(0x03, "amount", KeyShape.NONE, Presence.REQUIRED_IN_V2),
  SCRIPT(0x04, "script", KeyShape.NONE, Presence.REQUIRED_IN_V2),
  TAP_INTERNAL_KEY(0x05, "tap_internal_key", KeyShape.NONE, Presence.OPTIONAL),
  TAP_TREE(0x06, "tap_tree", KeyShape.NONE, Presence.OPTIONAL),
  TAP_BIP32_DERIVATION(0x07, "tap_bip32_derivation", KeyShape.X_ONLY_KEY, Presence.OPTIONAL),
  MUSIG2_PARTICIPANT_PUBKEYS(
      0x08, "musig2_participant_pubkeys", KeyShape.COMPRESSED_KEY, Presence.OPTIONAL),
  PROPRIETARY(0xfc, "proprietary", KeyShape.PROPRIETARY, Presence.OPTIONAL);

  private final FieldSpec spec;

  OutputField(int type, String label, KeyShape keyShape, Presence presence) {
    this.spec = new FieldSpec(type, label, keyShape, presence);
  }

  @Override
  public FieldSpec spec() {
    return spec;
  }
}
