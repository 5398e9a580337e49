package io.holdfast.bitcoin.sign;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.testing.Mutations;
import io.holdfast.bitcoin.testing.SamplePsbts;
import io.holdfast.bitcoin.testing.TestKeys;
import io.holdfast.bitcoin.verify.InterpreterVerifier;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come in, the end is a named refusal or a PSBT that serializes to those bytes; no
 * other exception, and no signature that does not verify.
 */
final class MutatedPsbtTest {
  private final TestKeys keys = new TestKeys("ours");
  private final Signer signer = new Signer(new SelfCheck(List.of(new InterpreterVerifier())));
  private final List<byte[]> samples = SamplePsbts.all(keys);

  private int parsed;
  private int checked;
  private int signed;

  @Test
  void brokenPsbtsAreRefusedOrKeptAsTheyAre() {
    run(20_000, 174);
    assertThat(parsed).isGreaterThan(1_000);
    assertThat(checked).isGreaterThan(100);
    assertThat(signed).isGreaterThan(10);
  }

  @Test
  @Tag("long")
  void manyMoreBrokenPsbtsAreRefusedOrKeptAsTheyAre() {
    run(3_000_000, System.nanoTime());
  }

  private void run(int rounds, long seed) {
    Mutations mutations = new Mutations(seed);
    for (int i = 0; i < rounds; i++) {
      byte[] data = mutations.of(samples);
      try {
        Psbt psbt = Psbt.parse(data);
        parsed++;
        assertThat(psbt.serialize()).isEqualTo(data);
        CheckedPsbt facts = PsbtCheck.check(psbt, Network.REGTEST);
        checked++;
        assertThat(facts.fee()).isNotNegative();
        assertThat(facts.highestFeeRate()).isGreaterThanOrEqualTo(facts.lowestFeeRate());
        if (!signer.sign(facts, keys).signedInputs().isEmpty()) {
          signed++;
        }
      } catch (BitcoinException e) {
        assertThat(e.getMessage()).isNotBlank();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", PSBT " + HexFormat.of().formatHex(data), e);
      }
    }
  }
}
