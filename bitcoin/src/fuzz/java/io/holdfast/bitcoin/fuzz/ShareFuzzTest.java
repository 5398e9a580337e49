package io.holdfast.bitcoin.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.holdfast.bitcoin.slip39.EncryptedSecret;
import io.holdfast.bitcoin.slip39.Share;
import io.holdfast.bitcoin.slip39.ShareException;
import io.holdfast.bitcoin.slip39.SplitPlan;
import io.holdfast.bitcoin.slip39.WalletSeed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** A sentence is refused by name or is a share, whose own sentence it is. */
@Tag("long")
final class ShareFuzzTest {
  static Stream<String> samples() {
    try (WalletSeed seed = WalletSeed.generate()) {
      return EncryptedSecret.split(seed, "", SplitPlan.single(2, 3).withIterationExponent(0))
          .getFirst()
          .stream()
          .map(Share::reveal);
    }
  }

  @MethodSource("samples")
  @FuzzTest(maxDuration = "10m")
  void aSentenceIsRefusedOrAShare(@NotNull String sentence) {
    try (Share share = Share.parse(sentence)) {
      if (!String.join(" ", sentence.strip().split("\\s+", -1))
          .equalsIgnoreCase(share.reveal())) {
        throw new AssertionError("a share is written in another way than it was read");
      }
    } catch (ShareException _) {
      // Refused by name.
    }
  }

  @FuzzTest(maxDuration = "10m")
  void sharesAreRefusedOrRestoreSomething(@NotNull String sentences) {
    try (EncryptedSecret restored = EncryptedSecret.restore(List.of(sentences.split("\n", -1)))) {
      if (restored.set().groupThreshold() > restored.set().groupCount()) {
        throw new AssertionError("shares that contradict themselves restore something");
      }
    } catch (ShareException _) {
      // Refused by name.
    }
  }
}
