package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.tx.LegacySighash;

/** The hash that signatures of an input sign. */
final class InputHash {
  private InputHash() {}

  /** For ECDSA: of an input before segwit, or of witness version 0. */
  static byte[] ecdsa(CheckedPsbt checked, CheckedInput input) {
    return switch (input.spend().scheme()) {
      case LEGACY ->
          LegacySighash.hash(
              checked.transaction(),
              input.index(),
              input.spend().scriptCode(),
              input.sighashType());
      case WITNESS_V0 ->
          checked.hashes().version0(input.index(), input.spend().scriptCode(), input.sighashType());
      case TAPROOT, UNKNOWN ->
          throw new IllegalArgumentException("input " + input.index() + " has no ECDSA hash");
    };
  }

  /** For the taproot key path. */
  static byte[] taproot(CheckedPsbt checked, CheckedInput input) {
    return checked.hashes().taprootKeyPath(input.index(), input.sighashType());
  }
}
