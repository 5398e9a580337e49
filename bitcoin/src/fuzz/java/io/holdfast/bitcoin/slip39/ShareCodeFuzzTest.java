package io.holdfast.bitcoin.slip39;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Shares with right checksums, so that the search gets behind them. */
@Tag("long")
final class ShareCodeFuzzTest {
  private static final int MOST_SHARES = 8;
  private static final int MOST_WORDS = 62;

  @FuzzTest(maxDuration = "10m")
  void anyWordsWithTheRightChecksumAreRefusedOrReadAsTheyAreWritten(
      @NotNull FuzzedDataProvider data) {
    int[] words = words(data);
    int[] given = words.clone();
    try (Share share = ShareCode.decode(words, 1)) {
      if (!Arrays.equals(ShareCode.encode(share), given)) {
        throw new AssertionError("a share is written in another way than it was read");
      }
    } catch (ShareException _) {
      // Refused by name.
    }
  }

  @FuzzTest(maxDuration = "10m")
  void anySharesAreRefusedByNameOrRestoreSomething(@NotNull FuzzedDataProvider data) {
    List<Share> shares = new ArrayList<>();
    try {
      while (shares.size() < MOST_SHARES && data.remainingBytes() > 0) {
        shares.add(ShareCode.decode(words(data), shares.size() + 1));
      }
      Restoration.of(shares).close();
    } catch (ShareException _) {
      // Refused by name.
    } finally {
      shares.forEach(Share::close);
    }
  }

  private static int[] words(FuzzedDataProvider data) {
    int[] words = new int[data.consumeInt(Rs1024.WORDS + 2, MOST_WORDS)];
    for (int i = 0; i < words.length; i++) {
      words[i] = data.consumeInt(0, 1023);
    }
    Rs1024.complete(words, ((words[1] >>> 4) & 1) == 1);
    return words;
  }
}
