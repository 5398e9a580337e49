package io.holdfast.bitcoin.psbt;

/** The fields of an input map (BIP-174, BIP-370, BIP-371, BIP-373). */
public enum InputField implements PsbtField {
  NON_WITNESS_UTXO(0x00, "non_witness_utxo", KeyShape.NONE, Presence.OPTIONAL),
  WITNESS_UTXO(0x01, "witness_utxo", KeyShape.NONE, Presence.OPTIONAL),
  PARTIAL_SIG(0x02, "partial_sig", KeyShape.PUBLIC_KEY, Presence.OPTIONAL),
  SIGHASH_TYPE(0x03, "sighash_type", KeyShape.NONE, Presence.OPTIONAL),
  REDEEM_SCRIPT(0x04, "redeem_script", KeyShape.NONE, Presence.OPTIONAL),
  WITNESS_SCRIPT(0x05, "witness_script", KeyShape.NONE, Presence.OPTIONAL),
  BIP32_DERIVATION(0x06, "bip32_derivation", KeyShape.PUBLIC_KEY, Presence.OPTIONAL),
  FINAL_SCRIPTSIG(0x07, "final_scriptsig", KeyShape.NONE, Presence.OPTIONAL),
  FINAL_SCRIPTWITNESS(0x08, "final_scriptwitness", KeyShape.NONE, Presence.OPTIONAL),
  POR_COMMITMENT(0x09, "por_commitment", KeyShape.NONE, Presence.OPTIONAL),
  RIPEMD160(0x0a, "ripemd160", KeyShape.HASH20, Presence.OPTIONAL),
  SHA256(0x0b, "sha256", KeyShape.HASH32, Presence.OPTIONAL),
  HASH160(0x0c, "hash160", KeyShape.HASH20, Presence.OPTIONAL),
  HASH256(0x0d, "hash256", KeyShape.HASH32, Presence.OPTIONAL),
  PREVIOUS_TXID(0x0e, "previous_txid", KeyShape.NONE, Presence.REQUIRED_IN_V2),
  OUTPUT_INDEX(0x0f, "output_index", KeyShape.NONE, Presence.REQUIRED_IN_V2),
  SEQUENCE(0x10, "sequence", KeyShape.NONE, Presence.OPTIONAL_IN_V2),
  REQUIRED_TIME_LOCKTIME(0x11, "required_time_locktime", KeyShape.NONE, Presence.OPTIONAL_IN_V2),
  REQUIRED_HEIGHT_LOCKTIME(
      0x12, "required_height_locktime", KeyShape.NONE, Presence.OPTIONAL_IN_V2),
  TAP_KEY_SIG(0x13, "tap_key_sig", KeyShape.NONE, Presence.OPTIONAL),
  TAP_SCRIPT_SIG(0x14, "tap_script_sig", KeyShape.X_ONLY_KEY_AND_LEAF, Presence.OPTIONAL),
  TAP_LEAF_SCRIPT(0x15, "tap_leaf_script", KeyShape.CONTROL_BLOCK, Presence.OPTIONAL),
  TAP_BIP32_DERIVATION(0x16, "tap_bip32_derivation", KeyShape.X_ONLY_KEY, Presence.OPTIONAL),
  TAP_INTERNAL_KEY(0x17, "tap_internal_key", KeyShape.NONE, Presence.OPTIONAL),
  TAP_MERKLE_ROOT(0x18, "tap_merkle_root", KeyShape.NONE, Presence.OPTIONAL),
  MUSIG2_PARTICIPANT_PUBKEYS(
      0x1a, "musig2_participant_pubkeys", KeyShape.COMPRESSED_KEY, Presence.OPTIONAL),
  MUSIG2_PUB_NONCE(0x1b, "musig2_pub_nonce", KeyShape.MUSIG2_PARTICIPANT, Presence.OPTIONAL),
  MUSIG2_PARTIAL_SIG(0x1c, "musig2_partial_sig", KeyShape.MUSIG2_PARTICIPANT, Presence.OPTIONAL),
  PROPRIETARY(0xfc, "proprietary", KeyShape.PROPRIETARY, Presence.OPTIONAL);

  private final FieldSpec spec;

  InputField(int type, String label, KeyShape keyShape, Presence presence) {
    this.spec = new FieldSpec(type, label, keyShape, presence);
  }

  @Override
  public FieldSpec spec() {
    return spec;
  }
}
