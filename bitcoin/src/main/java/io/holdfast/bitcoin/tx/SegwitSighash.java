package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.script.Script;
import java.util.List;
import java.util.Optional;

/**
 * What signatures of segwit inputs sign: BIP-143 for witness version 0, BIP-341 and BIP-342 for
 * taproot. The hashes over all inputs and outputs are made once for all of them.
 */
public final class SegwitSighash {
  /** The position that stands for no OP_CODESEPARATOR executed (BIP-342). */
  private static final long NO_CODE_SEPARATOR = 0xffff_ffffL;

  private final Transaction transaction;
  private final List<TxOut> spent;
  private final byte[] prevouts;
  private final byte[] amounts;
  private final byte[] scripts;
  private final byte[] sequences;
  private final byte[] outputs;

  /**
   * Prepares the hashes of a transaction.
   *
   * @param spent the outputs it spends, one for each input in their order
   */
  public SegwitSighash(Transaction transaction, List<TxOut> spent) {
    if (spent.size() != transaction.inputs().size()) {
      throw new IllegalArgumentException("each input needs the output it spends");
    }
    this.transaction = transaction;
    this.spent = List.copyOf(spent);
    ByteWriter prevoutData = new ByteWriter(36 * spent.size());
    ByteWriter sequenceData = new ByteWriter(4 * spent.size());
    for (TxIn input : transaction.inputs()) {
      input.previous().write(prevoutData);
      sequenceData.int32(input.sequence());
    }
    ByteWriter amountData = new ByteWriter(8 * spent.size());
    ByteWriter scriptData = new ByteWriter(36 * spent.size());
    for (TxOut output : spent) {
      amountData.int64(output.value());
      scriptData.varBytes(output.script().bytes());
    }
    ByteWriter outputData = new ByteWriter();
    transaction.outputs().forEach(output -> output.write(outputData));
    this.prevouts = Hashes.sha256(prevoutData.toArray());
    this.sequences = Hashes.sha256(sequenceData.toArray());
    this.amounts = Hashes.sha256(amountData.toArray());
    this.scripts = Hashes.sha256(scriptData.toArray());
    this.outputs = Hashes.sha256(outputData.toArray());
  }

  /**
   * The hash that an ECDSA signature of witness version 0 signs (BIP-143).
   *
   * @param input the index of the input
   * @param scriptCode the witness script, or the P2PKH script of a P2WPKH key hash
   * @param sighashType all 32 bits of it
   * @return 32 bytes
   */
  public byte[] version0(int input, Script scriptCode, int sighashType) {
    boolean anyoneCanPay = (sighashType & SighashType.ANYONECANPAY) != 0;
    int base = sighashType & 0x1f;
    boolean all = base != SighashType.SINGLE && base != SighashType.NONE;
    TxIn in = transaction.inputs().get(input);
    ByteWriter out = new ByteWriter(256).int32(transaction.version());
    out.bytes(anyoneCanPay ? new byte[32] : Hashes.sha256(prevouts));
    out.bytes(anyoneCanPay || !all ? new byte[32] : Hashes.sha256(sequences));
    in.previous().write(out);
    out.varBytes(scriptCode.bytes()).int64(spent.get(input).value()).int32(in.sequence());
    if (all) {
      out.bytes(Hashes.sha256(outputs));
    } else if (base == SighashType.SINGLE && input < transaction.outputs().size()) {
      out.bytes(Hashes.sha256(singleOutput(input)));
    } else {
      out.bytes(new byte[32]);
    }
    out.int32(transaction.lockTime()).int32(sighashType);
    return Hashes.doubleSha256(out.toArray());
  }

  /** The hash that a taproot key path signature signs (BIP-341); 32 bytes. */
  public byte[] taprootKeyPath(int input, int sighashType) {
    return taproot(input, sighashType, Optional.empty(), Optional.empty());
  }

  /**
   * The hash that a signature in a tapscript without OP_CODESEPARATOR signs (BIP-342).
   *
   * @param leafHash of the leaf being executed
   * @return 32 bytes
   */
  public byte[] taprootScriptPath(int input, int sighashType, Bytes leafHash) {
    return taproot(input, sighashType, Optional.of(leafHash), Optional.empty());
  }

  /**
   * The hash that a taproot signature signs.
   *
   * @param leafHash of the leaf being executed; none for the key path
   * @param annex with its first byte 0x50, if the witness has one
   * @throws IllegalArgumentException if the sighash type is none, or SINGLE without its output
   */
  public byte[] taproot(
      int input, int sighashType, Optional<Bytes> leafHash, Optional<Bytes> annex) {
    int base = sighashType & 3;
    if (!SighashType.isTaproot(sighashType)
        || (base == SighashType.SINGLE && input >= transaction.outputs().size())) {
      throw new IllegalArgumentException(
          "input " + input + " can't be signed with " + SighashType.label(sighashType));
    }
    ByteWriter out = new ByteWriter(256).int8(0).int8(sighashType);
    out.int32(transaction.version()).int32(transaction.lockTime());
    boolean anyoneCanPay = (sighashType & SighashType.ANYONECANPAY) != 0;
    if (!anyoneCanPay) {
      out.bytes(prevouts).bytes(amounts).bytes(scripts).bytes(sequences);
    }
    if (base == SighashType.DEFAULT || base == SighashType.ALL) {
      out.bytes(outputs);
    }
    out.int8((leafHash.isPresent() ? 2 : 0) + (annex.isPresent() ? 1 : 0));
    if (anyoneCanPay) {
      TxIn in = transaction.inputs().get(input);
      in.previous().write(out);
      spent.get(input).write(out);
      out.int32(in.sequence());
    } else {
      out.int32(input);
    }
    annex.ifPresent(value -> out.bytes(Hashes.sha256(new ByteWriter().varBytes(value).toArray())));
    if (base == SighashType.SINGLE) {
      out.bytes(singleOutput(input));
    }
    leafHash.ifPresent(leaf -> out.bytes(leaf).int8(0).int32(NO_CODE_SEPARATOR));
    return Hashes.tagged("TapSighash", out.toArray());
  }

  private byte[] singleOutput(int index) {
    ByteWriter out = new ByteWriter();
    transaction.outputs().get(index).write(out);
    return Hashes.sha256(out.toArray());
  }
}
