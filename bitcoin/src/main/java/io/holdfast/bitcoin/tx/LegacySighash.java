package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptElement;
import java.util.List;

/** What ECDSA signatures of inputs before segwit sign: the transaction with scripts blanked. */
public final class LegacySighash {
  private LegacySighash() {}

  /**
   * The hash to sign.
   *
   * @param input the index of the input
   * @param scriptCode the locking script, or the redeem script of P2SH
   * @param sighashType all 32 bits of it
   * @return 32 bytes
   */
  public static byte[] hash(
      Transaction transaction, int input, Script scriptCode, int sighashType) {
    int base = sighashType & 0x1f;
    boolean single = base == SighashType.SINGLE;
    if (single && input >= transaction.outputs().size()) {
      // Consensus signs the number one where SINGLE has no output of that index.
      byte[] one = new byte[32];
      one[0] = 1;
      return one;
    }
    boolean anyoneCanPay = (sighashType & SighashType.ANYONECANPAY) != 0;
    ByteWriter out = new ByteWriter(1024).int32(transaction.version());
    List<TxIn> inputs = transaction.inputs();
    out.compactSize(anyoneCanPay ? 1 : inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      if (anyoneCanPay && i != input) {
        continue;
      }
      inputs.get(i).previous().write(out);
      boolean others = i != input;
      out.varBytes(others ? Bytes.EMPTY : withoutSeparators(scriptCode));
      out.int32(others && (single || base == SighashType.NONE) ? 0 : inputs.get(i).sequence());
    }
    writeOutputs(out, transaction.outputs(), input, base);
    out.int32(transaction.lockTime()).int32(sighashType);
    return Hashes.doubleSha256(out.toArray());
  }

  private static void writeOutputs(ByteWriter out, List<TxOut> outputs, int input, int base) {
    int count =
        switch (base) {
          case SighashType.NONE -> 0;
          case SighashType.SINGLE -> input + 1;
          default -> outputs.size();
        };
    out.compactSize(count);
    for (int i = 0; i < count; i++) {
      if (base == SighashType.SINGLE && i != input) {
        out.int64(-1).compactSize(0);
      } else {
        outputs.get(i).write(out);
      }
    }
  }

  private static Bytes withoutSeparators(Script script) {
    List<ScriptElement> elements = script.elements().orElse(List.of());
    if (elements.stream().noneMatch(element -> element.opcode() == OpCodes.OP_CODESEPARATOR)) {
      return script.bytes();
    }
    ByteWriter out = new ByteWriter(script.size());
    int at = 0;
    for (ScriptElement element : elements) {
      int size = element.size();
      if (element.opcode() != OpCodes.OP_CODESEPARATOR) {
        out.bytes(script.bytes().slice(at, at + size));
      }
      at += size;
    }
    return out.toBytes();
  }
}
