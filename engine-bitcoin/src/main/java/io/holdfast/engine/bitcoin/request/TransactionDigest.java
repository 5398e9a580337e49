package io.holdfast.engine.bitcoin.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.sign.CheckedInput;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.LegacySighash;
import io.holdfast.bitcoin.tx.SegwitSighash;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.engine.bitcoin.judge.Candidate;
import java.util.HexFormat;

/**
 * What an approval of a transaction is bound to: SHA-256 over the wallet, the unsigned transaction,
 * the outputs that it spends, and what each signature of the wallet's own inputs will sign. (A leaf
 * of a taproot script tree signs the same with its own hash, which follows from the rest.)
 */
final class TransactionDigest {
  private static final String CONTEXT = "holdfast bitcoin transaction 1\n";

  private TransactionDigest() {}

  /**
   * The digest of a transaction that a wallet shall sign.
   *
   * @param mount the mount's UUID
   * @return 64 hexadecimal digits
   */
  static String of(String mount, Candidate candidate) {
    CheckedPsbt checked = candidate.located().checked();
    Transaction transaction = checked.transaction();
    ByteWriter out = new ByteWriter();
    out.bytes(CONTEXT.getBytes(UTF_8));
    text(out, mount);
    text(out, candidate.name());
    text(out, candidate.wallet().descriptor());
    text(out, candidate.wallet().network());
    out.varBytes(Bytes.of(transaction.serializeWithoutWitness()));
    SegwitSighash hashes = new SegwitSighash(transaction, checked.spentOutputs());
    for (CheckedInput input : checked.inputs()) {
      input.spent().write(out);
      if (candidate.located().inputs().get(input.index()).isPresent()) {
        out.int32(input.index()).int32(input.sighashType());
        out.varBytes(Bytes.of(signed(transaction, hashes, input)));
      }
    }
    return HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(out.toArray()));
  }

  private static byte[] signed(Transaction transaction, SegwitSighash hashes, CheckedInput input) {
    return switch (input.spend().scheme()) {
      case LEGACY ->
          LegacySighash.hash(
              transaction, input.index(), input.spend().scriptCode(), input.sighashType());
      case WITNESS_V0 ->
          hashes.version0(input.index(), input.spend().scriptCode(), input.sighashType());
      case TAPROOT -> hashes.taprootKeyPath(input.index(), input.sighashType());
      case UNKNOWN -> new byte[0];
    };
  }

  private static void text(ByteWriter out, String text) {
    out.varBytes(Bytes.of(text.getBytes(UTF_8)));
  }
}
