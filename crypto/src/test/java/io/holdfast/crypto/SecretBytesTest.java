package io.holdfast.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBytesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 33, 64, 1000, 4096, 4097, 70_000})
  void aSecretOfAnySizeGivesBackItsBytes(int size) {
    byte[] bytes = Randomness.bytes(size);
    try (SecretBytes secret = SecretBytes.copyOf(bytes)) {
      assertThat(secret.size()).isEqualTo(size);
      assertThat(secret.<byte[]>use(byte[]::clone)).isEqualTo(bytes);
    }
  }

  @Test
  void takingASecretErasesItsSource() {
    byte[] source = {1, 2, 3};
    try (SecretBytes secret = SecretBytes.take(source)) {
      assertThat(source).containsOnly(0);
      assertThat(secret.sameAs(new byte[] {1, 2, 3})).isTrue();
    }
  }

  @Test
  void theCopyThatAUseGetsIsErasedAfterwards() {
    try (SecretBytes secret = SecretBytes.copyOf(new byte[] {1, 2, 3})) {
      AtomicReference<byte[]> leaked = new AtomicReference<>(new byte[] {9});
      secret.with(leaked::set);
      assertThat(leaked.get()).containsExactly(0, 0, 0);
    }
  }

  @Test
  void theCopyIsErasedAlsoWhenTheUseFails() {
    try (SecretBytes secret = SecretBytes.copyOf(new byte[] {1, 2, 3})) {
      AtomicReference<byte[]> leaked = new AtomicReference<>(new byte[] {9});
      assertThatThrownBy(() ->
              secret.use(bytes -> {
                leaked.set(bytes);
                throw new UnsupportedOperationException();
              }))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThat(leaked.get()).containsExactly(0, 0, 0);
    }
  }

  @Test
  void closingErasesTheMemory() {
    SecretBytes secret = SecretBytes.copyOf(new byte[] {1, 2, 3});
    assertThat(secret.memory.get(ValueLayout.JAVA_BYTE, 1)).isEqualTo((byte) 2);
    secret.close();
    assertThat(secret.memory.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
  }

  @Test
  void aClosedSecretIsUnusable() {
    SecretBytes secret = SecretBytes.random(32);
    SecretBytes open = SecretBytes.random(32);
    secret.close();
    secret.close();
    assertThat(secret.isClosed()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> secret.use(byte[]::clone));
    assertThatIllegalStateException().isThrownBy(() -> secret.with(bytes -> {}));
    assertThatIllegalStateException().isThrownBy(secret::copy);
    assertThatIllegalStateException().isThrownBy(() -> secret.sameAs(new byte[32]));
    assertThatIllegalStateException().isThrownBy(() -> secret.sameAs(open));
    assertThatIllegalStateException().isThrownBy(() -> open.sameAs(secret));
    open.close();
  }

  @Test
  void itsTextTellsTheSizeAndNothingElse() {
    SecretBytes secret = SecretBytes.copyOf(new byte[32]);
    assertThat(secret).hasToString("SecretBytes[32 bytes]");
    secret.close();
    assertThat(secret).hasToString("SecretBytes[32 bytes]");
  }

  @Test
  void aCopyOutlivesItsOriginal() {
    SecretBytes original = SecretBytes.copyOf(new byte[] {4, 5});
    try (SecretBytes copy = original.copy()) {
      assertThat(copy.sameAs(original)).isTrue();
      original.close();
      assertThat(copy.sameAs(new byte[] {4, 5})).isTrue();
    }
  }

  @Test
  void secretsOfDifferentContentOrLengthDiffer() {
    try (SecretBytes secret = SecretBytes.copyOf(new byte[] {4, 5})) {
      assertThat(secret.sameAs(new byte[] {4, 6})).isFalse();
      assertThat(secret.sameAs(new byte[] {4, 5, 0})).isFalse();
      assertThat(secret.sameAs(new byte[] {4})).isFalse();
    }
  }

  @Test
  void manySecretsKeepApartWhileOthersComeAndGo() {
    List<SecretBytes> secrets = new ArrayList<>();
    List<byte[]> expected = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = Randomness.bytes(1 + i % 100);
      secrets.add(SecretBytes.copyOf(bytes));
      expected.add(bytes);
      if (i % 3 == 0) {
        secrets.removeFirst().close();
        expected.removeFirst();
      }
    }
    for (int i = 0; i < secrets.size(); i++) {
      assertThat(secrets.get(i).sameAs(expected.get(i))).isTrue();
      secrets.get(i).close();
    }
  }

  @Test
  void aUseThatRacesWithClosingSeesTheSecretOrIsRefused() throws Exception {
    byte[] expected = Randomness.bytes(64);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 200; round++) {
        SecretBytes secret = SecretBytes.copyOf(expected);
        List<Future<Boolean>> uses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          uses.add(threads.submit(() -> sameOrRefused(secret, expected)));
        }
        secret.close();
        for (Future<Boolean> use : uses) {
          assertThat(use.get()).isTrue();
        }
      }
    }
  }

  private static boolean sameOrRefused(SecretBytes secret, byte[] expected) {
    try {
      return secret.sameAs(expected);
    } catch (IllegalStateException closed) {
      return true;
    }
  }
}
