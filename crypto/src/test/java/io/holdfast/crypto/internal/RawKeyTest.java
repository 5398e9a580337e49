package io.holdfast.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RawKeyTest {
  @Test
  void aDestroyedKeyGivesNoBytes() {
    RawKey key = new RawKey(new byte[] {1, 2}, "AES");
    assertThat(key.getEncoded()).containsExactly(1, 2);
    assertThat(key.isDestroyed()).isFalse();
    key.destroy();
    key.destroy();
    assertThat(key.isDestroyed()).isTrue();
    assertThatIllegalStateException().isThrownBy(key::getEncoded).withMessage("AES key was closed");
    assertThat(key).hasToString("RawKey[AES]");
  }

  @Test
  void nobodyEverEncryptsUnderAHalfErasedKey() throws Exception {
    byte[] expected = new byte[4096];
    Arrays.fill(expected, (byte) 7);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 500; round++) {
        RawKey key = new RawKey(expected, "AES");
        List<Future<Boolean>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          readers.add(threads.submit(() -> wholeUntilClosed(key, expected)));
        }
        key.destroy();
        for (Future<Boolean> reader : readers) {
          assertThat(reader.get()).isTrue();
        }
      }
    }
  }

  private static boolean wholeUntilClosed(RawKey key, byte[] expected) {
    try {
      while (Arrays.equals(key.getEncoded(), expected)) {
        // until it is closed
      }
      return false;
    } catch (IllegalStateException closed) {
      return true;
    }
  }
}
