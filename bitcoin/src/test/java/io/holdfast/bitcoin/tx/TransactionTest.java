package io.holdfast.bitcoin.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node would not take as a transaction is not taken here, and ids are those of the node. */
final class TransactionTest {
  /** The coinbase transaction of the first block. */
  private static final String GENESIS =
      "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff"
          + "001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e20627269"
          + "6e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a0100000043"
          + "4104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f355"
          + "04e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000";

  /** The number one and an input. */
  private static final String INPUT = "01" + "00".repeat(36) + "00ffffffff";

  private static final Script SCRIPT = Scripts.p2wpkh(Bytes.of(new byte[20]));

  private static Transaction transaction(Witness witness) {
    TxIn in = TxIn.unsigned(new OutPoint(TxId.ZERO, 7), 0xffff_fffdL);
    return new Transaction(
        2,
        List.of(in.signed(Script.EMPTY, witness), in),
        List.of(new TxOut(5, SCRIPT), new TxOut(Amounts.MAX - 5, SCRIPT)),
        800_000);
  }

  @Test
  void theFirstTransactionOfAllHasItsKnownIdAndSize() {
    Transaction genesis = Transaction.parseHex(GENESIS);

    assertThat(genesis.txid().hex())
        .isEqualTo("4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b");
    assertThat(genesis.wtxid()).isEqualTo(genesis.txid());
    assertThat(genesis.weight()).isEqualTo(4 * 204);
    assertThat(genesis.outputSum()).isEqualTo(50 * Amounts.COIN);
    assertThat(genesis.hex()).isEqualTo(GENESIS);
  }

  @Test
  void witnessesSurviveARoundTripAndChangeOnlyTheWtxid() {
    Transaction plain = transaction(Witness.EMPTY);
    Transaction signed = transaction(Witness.of(Bytes.EMPTY, Bytes.of(new byte[300])));

    assertThat(Transaction.parse(signed.serialize())).isEqualTo(signed);
    assertThat(signed.txid()).isEqualTo(plain.txid());
    assertThat(signed.wtxid()).isNotEqualTo(signed.txid());
  }

  @Test
  void weightAndSizeAreThoseOfTheSerialization() {
    Transaction signed = transaction(Witness.of(Bytes.of(new byte[71]), Bytes.of(new byte[33])));
    int stripped = signed.serializeWithoutWitness().length;
    int whole = signed.serialize().length;

    assertThat(signed.weight()).isEqualTo(3 * stripped + whole);
    assertThat(signed.vsize()).isEqualTo((3 * stripped + whole + 3) / 4);
  }

  @Test
  void everyCutIsRefusedAndSoIsEveryByteTooMuch() {
    byte[] whole = transaction(Witness.of(Bytes.of(new byte[71]))).serialize();
    for (int i = 0; i < whole.length; i++) {
      byte[] cut = Arrays.copyOf(whole, i);
      assertThatThrownBy(() -> Transaction.parse(cut)).isInstanceOf(MalformedDataException.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> Transaction.parse(longer)).hasMessageContaining("1 bytes too many");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "020000000001 00 00 00000000 | superfluous",
        "020000000002 00 00 00000000 | flag is not 1",
        "02000000 fd0100 | input count is a length that is not in its shortest form",
        "02000000 feffffffff | input count says 4294967295",
        "02000000 ff0000000000000080 | input count is a length beyond 2^63",
        "02000000 IN fe00000001 | output count says 16777216",
        "02000000 IN 01 0140075af0750700 00 00000000 | output 0 amount is 2100000000000001 sat",
        "02000000 IN 01 ffffffffffffffff 00 00000000 | output 0 amount is -1 sat"
      })
  void anEncodingThatLiesIsRefusedByTheNameOfItsField(String hex, String problem) {
    byte[] data = Bytes.fromHex(hex.replace("IN", INPUT).replace(" ", "")).toArray();
    assertThatThrownBy(() -> Transaction.parse(data))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void outputsWorthMoreThanAllBitcoinAreRefusedInsteadOfOverflowing() {
    TxOut most = new TxOut(Amounts.MAX, SCRIPT);
    Transaction transaction = new Transaction(2, List.of(), List.of(most, most), 0);
    assertThatThrownBy(transaction::outputSum)
        .isInstanceOf(BitcoinException.class)
        .hasMessageContaining("outputs sum up to more than 21 million");
  }
}
