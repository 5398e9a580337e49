package io.holdfast.core.barrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.Storage;
import io.holdfast.storage.local.LocalStorage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BarrierTest {
  private final Storage storage = LocalStorage.inMemory();
  private final byte[] root = new byte[32];
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final InstantSource clock = () -> now;
  private Barrier barrier;

  @BeforeEach
  void found() {
    barrier = node();
    var _ =
        storage.write(tx -> {
          try (SecretBytes key = SecretBytes.copyOf(root)) {
            return barrier.initialise(tx, key, any -> true);
          }
        });
    barrier.open(SecretBytes.copyOf(root));
  }

  private Barrier node() {
    return new Barrier(storage, clock);
  }

  @AfterEach
  void close() {
    barrier.close();
    storage.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(Barrier node, String key, String value) {
    var _ =
        node.transact(tx -> {
          tx.put(key, bytes(value));
          return true;
        });
  }

  private static Optional<String> get(Barrier node, String key) {
    return node.transact(tx -> tx.get(key).map(found -> new String(found, StandardCharsets.UTF_8)));
  }

  @Test
  void aClosedBarrierAnswersSealedAndNothingElse() {
    put(barrier, "a", "1");
    barrier.close();
    assertThatExceptionOfType(Refusal.Sealed.class).isThrownBy(() -> get(barrier, "a"));
    assertThatExceptionOfType(Refusal.Sealed.class).isThrownBy(() -> barrier.rotate());
    barrier.open(SecretBytes.copyOf(root));
    assertThat(get(barrier, "a")).contains("1");
  }

  @Test
  void workWhoseKeysAreErasedUnderItsHandsFailsAsSealed() {
    assertThatExceptionOfType(Refusal.Sealed.class)
        .isThrownBy(() ->
            barrier.transact(tx -> {
              barrier.close();
              tx.put("a", bytes("1"));
              return true;
            }));
    barrier.open(SecretBytes.copyOf(root));
    assertThat(get(barrier, "a")).isEmpty();
  }

  @Test
  void closingWhileManyReadAndWriteEndsEachWithItsValueOrAsSealed() throws Exception {
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      String key = "k" + i;
      work.add(() -> {
        try {
          for (int n = 0; n < 50; n++) {
            put(barrier, key, "v" + n);
            assertThat(get(barrier, key)).contains("v" + n);
          }
          return true;
        } catch (Refusal.Sealed sealed) {
          return false;
        }
      });
    }
    work.add(
        32,
        () -> {
          barrier.close();
          return true;
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : threads.invokeAll(work)) {
        // Whatever else would be thrown comes out here.
        assertThat(done.get()).isNotNull();
      }
    }
  }

  @Test
  void twoNodesThatRotateByTimeRotateOnce() {
    Barrier other = node();
    other.open(SecretBytes.copyOf(root));
    var _ =
        barrier.transact(tx -> {
          barrier.rotation(
              tx, new RotationConfig(true, RotationConfig.MOST_OPERATIONS, Duration.ofDays(2)));
          return true;
        });
    now = now.plus(Duration.ofDays(3));
    assertThat(barrier.rotateIfDue()).isTrue();
    assertThat(other.rotateIfDue()).isFalse();
    assertThat(other.transact(other::keyStatus).term()).isEqualTo(2);
    other.close();
  }

  @Test
  void theStatusOfTheKeyIsThatOfTheStoreAndNotOfTheNode() {
    Barrier other = node();
    other.open(SecretBytes.copyOf(root));
    var _ = barrier.rotate();
    assertThat(other.transact(other::keyStatus).term()).isEqualTo(2);
    other.close();
  }

  @Test
  void encryptionsAreCountedAcrossRestartsAndRotations() {
    for (int i = 0; i < 10; i++) {
      put(barrier, "a", "1");
    }
    assertThat(barrier.transact(barrier::keyStatus).encryptions()).isEqualTo(10);
    barrier.close();
    barrier.open(SecretBytes.copyOf(root));
    assertThat(barrier.transact(barrier::keyStatus).encryptions()).isGreaterThanOrEqualTo(10);
    var _ = barrier.rotate();
    put(barrier, "a", "1");
    assertThat(barrier.transact(barrier::keyStatus).encryptions()).isEqualTo(1);
  }

  @Test
  void aTermThatNobodyInstalledIsNotLookedForTwice() {
    byte[] foreign =
        barrier.transact(tx -> {
          byte[] sealed = tx.seal("token", bytes("x"));
          sealed[4] = 99;
          return sealed;
        });
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(BarrierException.class)
          .isThrownBy(() -> barrier.transact(tx -> tx.open("token", foreign)))
          .withMessageContaining("unknown key term 99");
    }
  }

  @Test
  void aKeyringThatIsCutShortSaysSo() {
    try (KeyringDocument document = KeyringDocument.fresh(now)) {
      byte[] encoded = document.encode();
      for (int length = 0; length < encoded.length; length++) {
        byte[] cut = java.util.Arrays.copyOf(encoded, length);
        assertThatExceptionOfType(BarrierException.class)
            .isThrownBy(() -> KeyringDocument.decode(cut));
      }
    }
  }
}
