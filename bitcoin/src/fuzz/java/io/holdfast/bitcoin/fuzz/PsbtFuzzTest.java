package io.holdfast.bitcoin.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.testing.SamplePsbts;
import io.holdfast.bitcoin.testing.TestKeys;
import io.holdfast.bitcoin.verify.InterpreterVerifier;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** No bytes make reading, checking or signing a PSBT fail in any other way than by name. */
@Tag("long")
final class PsbtFuzzTest {
  private static final TestKeys KEYS = new TestKeys("ours");
  private static final Signer SIGNER =
      new Signer(new SelfCheck(List.of(new InterpreterVerifier())));

  static Stream<byte[]> samples() {
    return SamplePsbts.all(KEYS).stream();
  }

  @MethodSource("samples")
  @FuzzTest(maxDuration = "10m")
  void aPsbtIsRefusedOrKeptAsItIs(byte[] data) {
    try {
      Psbt psbt = Psbt.parse(data);
      if (!Arrays.equals(psbt.serialize(), data)) {
        throw new AssertionError("a parsed PSBT serializes to other bytes");
      }
      CheckedPsbt checked = PsbtCheck.check(psbt, Network.REGTEST);
      SIGNER.sign(checked, KEYS);
    } catch (BitcoinException _) {
      // Refused by name.
    }
  }
}
