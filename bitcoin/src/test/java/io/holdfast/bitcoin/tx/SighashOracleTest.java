package io.holdfast.bitcoin.tx;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.SigVersion;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.OpCodes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.ScriptBuilder;
import io.holdfast.bitcoin.script.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signature hashes are those of another library, for random transactions and all sighash types. */
final class SighashOracleTest {
  private static final int ROUNDS = 200;

  private final Random random = new Random(341);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 0x81, 0x82, 0x83})
  void hashesAgreeWithAnotherLibrary(int type) {
    for (int round = 0; round < ROUNDS; round++) {
      Transaction transaction = transaction();
      List<TxOut> spent = transaction.inputs().stream().map(_ -> output()).toList();
      fr.acinq.bitcoin.Transaction other =
          fr.acinq.bitcoin.Transaction.read(transaction.serializeWithoutWitness());
      int input = random.nextInt(transaction.inputs().size());
      Script code = new ScriptBuilder().push(bytes(20)).op(OpCodes.OP_CHECKSIG).build();
      if (type != 0) {
        assertThat(LegacySighash.hash(transaction, input, code, type))
            .isEqualTo(
                fr.acinq.bitcoin.Transaction.Companion.hashForSigning(
                    other, input, code.toArray(), type));
        Satoshi amount = new Satoshi(spent.get(input).value());
        assertThat(new SegwitSighash(transaction, spent).version0(input, code, type))
            .isEqualTo(
                fr.acinq.bitcoin.Transaction.Companion.hashForSigning(
                    other, input, code.toArray(), type, amount, SigVersion.SIGVERSION_WITNESS_V0));
      }
      if ((type & 3) != SighashType.SINGLE || input < transaction.outputs().size()) {
        compareTaproot(transaction, spent, other, input, type);
      }
    }
  }

  private void compareTaproot(
      Transaction transaction,
      List<TxOut> spent,
      fr.acinq.bitcoin.Transaction other,
      int input,
      int type) {
    List<fr.acinq.bitcoin.TxOut> prevouts =
        spent.stream()
            .map(output ->
                new fr.acinq.bitcoin.TxOut(new Satoshi(output.value()), output.script().toArray()))
            .toList();
    Bytes leaf = bytes(32);
    Optional<Bytes> annex =
        random.nextBoolean() ? Optional.of(Bytes.fromHex("50aabb")) : Optional.empty();
    ByteVector otherAnnex = annex.map(value -> new ByteVector(value.toArray())).orElse(null);
    SegwitSighash hashes = new SegwitSighash(transaction, spent);

    assertThat(hashes.taproot(input, type, Optional.empty(), annex))
        .isEqualTo(
            fr.acinq.bitcoin.Transaction.Companion.hashForSigningTaprootKeyPath(
                    other, input, prevouts, type, otherAnnex)
                .toByteArray());
    assertThat(hashes.taproot(input, type, Optional.of(leaf), annex))
        .isEqualTo(
            fr.acinq.bitcoin.Transaction.Companion.hashForSigningTaprootScriptPath(
                    other, input, prevouts, type, new ByteVector32(leaf.toArray()), otherAnnex)
                .toByteArray());
  }

  private Transaction transaction() {
    List<TxIn> ins = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      OutPoint previous = new OutPoint(new TxId(bytes(32)), random.nextInt(1 << 20));
      ins.add(TxIn.unsigned(previous, random.nextInt() & 0xffff_ffffL));
    }
    List<TxOut> outs = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      outs.add(output());
    }
    return new Transaction(random.nextInt(1, 4), ins, outs, random.nextInt() & 0xffff_ffffL);
  }

  private TxOut output() {
    return new TxOut(random.nextLong(Amounts.MAX), Scripts.p2wsh(bytes(32)));
  }

  private Bytes bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }
}
