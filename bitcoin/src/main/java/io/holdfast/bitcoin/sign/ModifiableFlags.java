package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.psbt.GlobalField;
import io.holdfast.bitcoin.psbt.PsbtMap;
import io.holdfast.bitcoin.tx.SighashType;
import java.util.List;

/** What others may still change in a version 2 PSBT once it has signatures (BIP-370). */
final class ModifiableFlags {
  private static final int INPUTS = 1;
  private static final int OUTPUTS = 2;
  private static final int HAS_SINGLE = 4;

  private ModifiableFlags() {}

  /** The global map after these inputs were signed; without the field, nothing may be changed. */
  static PsbtMap after(PsbtMap global, CheckedPsbt checked, List<Integer> signed) {
    Bytes key = GlobalField.TX_MODIFIABLE.key();
    Bytes stated = global.entries().get(key);
    if (stated == null) {
      return global;
    }
    int flags = stated.at(0);
    for (int index : signed) {
      int type = checked.inputs().get(index).sighashType();
      int base = type & ~SighashType.ANYONECANPAY;
      if ((type & SighashType.ANYONECANPAY) == 0) {
        flags &= ~INPUTS;
      }
      if (base != SighashType.NONE) {
        flags &= ~OUTPUTS;
      }
      if (base == SighashType.SINGLE) {
        flags |= HAS_SINGLE;
      }
    }
    return flags == stated.at(0) ? global : global.with(key, Bytes.of((byte) flags));
  }
}
