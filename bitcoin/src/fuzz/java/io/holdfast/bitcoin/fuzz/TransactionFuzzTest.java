package io.holdfast.bitcoin.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.Dust;
import io.holdfast.bitcoin.tx.Transaction;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/** A transaction is refused or serializes to the bytes it was read from; so are its scripts. */
@Tag("long")
final class TransactionFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void aTransactionIsRefusedOrKeptAsItIs(byte[] data) {
    try {
      Transaction transaction = Transaction.parse(data);
      if (!Arrays.equals(transaction.serialize(), data)) {
        throw new AssertionError("a parsed transaction serializes to other bytes");
      }
      int whole = data.length;
      int stripped = transaction.serializeWithoutWitness().length;
      if (transaction.weight() != 3 * stripped + whole) {
        throw new AssertionError("the weight is not that of the bytes");
      }
      transaction.outputs().forEach(Dust::isDust);
    } catch (BitcoinException _) {
      // Refused by name.
    }
  }

  @FuzzTest(maxDuration = "10m")
  void aScriptIsOfOneFormOrNone(byte[] data) {
    Script script = Script.of(data);
    OutputType.of(script).label();
    script
        .elements()
        .ifPresent(elements -> requireSize(elements.stream().mapToInt(e -> e.size()).sum(), data));
  }

  private static void requireSize(int sum, byte[] data) {
    if (sum != data.length) {
      throw new AssertionError("the steps of a script do not cover its bytes");
    }
  }
}
