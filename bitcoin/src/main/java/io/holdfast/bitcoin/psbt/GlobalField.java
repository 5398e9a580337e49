package io.holdfast.bitcoin.psbt;

/** The fields of the global map (BIP-174, BIP-370). */
public enum GlobalField implements PsbtField {
  UNSIGNED_TX(0x00, "unsigned_tx", KeyShape.NONE, Presence.REQUIRED_IN_V0),
  XPUB(0x01, "xpub", KeyShape.EXTENDED_KEY, Presence.OPTIONAL),
  TX_VERSION(0x02, "tx_version", KeyShape.NONE, Presence.REQUIRED_IN_V2),
  FALLBACK_LOCKTIME(0x03, "fallback_locktime", KeyShape.NONE, Presence.OPTIONAL_IN_V2),
  INPUT_COUNT(0x04, "input_count", KeyShape.NONE, Presence.REQUIRED_IN_V2),
  OUTPUT_COUNT(0x05, "output_count", KeyShape.NONE, Presence.REQUIRED_IN_V2),
  TX_MODIFIABLE(0x06, "tx_modifiable", KeyShape.NONE, Presence.OPTIONAL_IN_V2),
  VERSION(0xfb, "version", KeyShape.NONE, Presence.OPTIONAL),
  PROPRIETARY(0xfc, "proprietary", KeyShape.PROPRIETARY, Presence.OPTIONAL);

  private final FieldSpec spec;

  GlobalField(int type, String label, KeyShape keyShape, Presence presence) {
    this.spec = new FieldSpec(type, label, keyShape, presence);
  }

  @Override
  public FieldSpec spec() {
    return spec;
  }
}
