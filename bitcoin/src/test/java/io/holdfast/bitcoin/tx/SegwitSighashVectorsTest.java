package io.holdfast.bitcoin.tx;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.VectorFile;
import io.holdfast.bitcoin.script.Script;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The signature hashes of all examples in BIP-143, among them every sighash type. */
final class SegwitSighashVectorsTest {
  static Stream<Arguments> examples() {
    return VectorFile.cases(SegwitSighashVectorsTest.class, "bip143.tsv", "example");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void signatureHashesAreThoseOfTheBip(String transaction, String preimage, String hash) {
    assertThat(Bytes.of(hash(Transaction.parseHex(transaction), preimage)).hex()).isEqualTo(hash);
  }

  /** Makes the hash anew from the transaction and what the BIP's preimage says of the input. */
  private static byte[] hash(Transaction transaction, String preimage) {
    ByteReader in = new ByteReader("preimage", Bytes.fromHex(preimage).toArray());
    in.array(4 + 32 + 32, "version and hashes");
    OutPoint previous = new OutPoint(new TxId(in.bytes(32, "txid")), in.uint32("index"));
    Script scriptCode = Script.of(in.varBytes("script code"));
    TxOut spent = new TxOut(in.int64("amount"), Script.EMPTY);
    in.array(4 + 32 + 4, "sequence, outputs and lock time");
    int type = in.int32("sighash type");
    in.end();
    List<OutPoint> all = transaction.inputs().stream().map(TxIn::previous).toList();
    List<TxOut> outputs = all.stream().map(_ -> spent).toList();
    return new SegwitSighash(transaction, outputs)
        .version0(all.indexOf(previous), scriptCode, type);
  }
}
