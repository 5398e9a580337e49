package io.holdfast.bitcoin.tx;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.testing.BipText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The signature hashes of all examples in BIP-143, among them every sighash type. */
final class SegwitSighashVectorsTest {
  private static final Pattern UNSIGNED = Pattern.compile("^\\s*(0[12]000000[0-9a-f]{100,})\\s*$");
  private static final Pattern INLINE =
      Pattern.compile("is an unsigned transaction: (0[12]000000[0-9a-f]{100,})");
  private static final Pattern PREIMAGE = Pattern.compile("preimage[^:]*:\\s*([0-9a-f]{300,})");
  private static final Pattern HASH = Pattern.compile("sigHash:\\s+([0-9a-f]{64})");

  @Test
  void signatureHashesAreThoseOfTheBip() {
    String unsigned = "";
    String preimage = "";
    int seen = 0;
    for (String line : BipText.lines("bip-0143.mediawiki")) {
      unsigned = found(UNSIGNED, line, found(INLINE, line, unsigned));
      preimage = found(PREIMAGE, line, preimage);
      String hash = found(HASH, line, "");
      if (!hash.isEmpty()) {
        assertThat(Bytes.of(hash(Transaction.parseHex(unsigned), preimage)).hex()).isEqualTo(hash);
        seen++;
      }
    }
    assertThat(seen).isGreaterThanOrEqualTo(12);
  }

  private static String found(Pattern pattern, String line, String otherwise) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? matcher.group(1) : otherwise;
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
