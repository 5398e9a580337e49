package io.holdfast.crypto.aead;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AeadKeyTest {
  private static final byte[] PLACE = "kv/alice@3".getBytes(UTF_8);
  private static final byte[] MESSAGE = "the quick brown fox".getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource
  void aSealedMessageOpensAgain(AeadAlgorithm algorithm) {
    try (AeadKey key = randomKey(algorithm)) {
      assertThat(key.open(PLACE, key.seal(PLACE, MESSAGE))).isEqualTo(MESSAGE);
      assertThat(key.open(PLACE, key.seal(PLACE, new byte[0]))).isEmpty();
      byte[] sealed = key.seal(PLACE, MESSAGE);
      assertThat(key.open(PLACE, sealed)).isEqualTo(MESSAGE);
      assertThat(key.open(PLACE, sealed)).as("the second time").isEqualTo(MESSAGE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyChangedBitIsNoticed(AeadAlgorithm algorithm) {
    try (AeadKey key = randomKey(algorithm)) {
      byte[] sealed = key.seal(PLACE, MESSAGE);
      for (int bit = 0; bit < 8 * sealed.length; bit++) {
        byte[] changed = sealed.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        assertRefused(key, PLACE, changed);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyTruncationIsNoticed(AeadAlgorithm algorithm) {
    try (AeadKey key = randomKey(algorithm)) {
      byte[] sealed = key.seal(PLACE, MESSAGE);
      for (int length = 0; length < sealed.length; length++) {
        assertRefused(key, PLACE, Arrays.copyOf(sealed, length));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCiphertextThatWasMovedElsewhereDoesNotOpen(AeadAlgorithm algorithm) {
    try (AeadKey key = randomKey(algorithm)) {
      assertRefused(key, "kv/bob@3".getBytes(UTF_8), key.seal(PLACE, MESSAGE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherKeyDoesNotOpen(AeadAlgorithm algorithm) {
    try (AeadKey key = randomKey(algorithm);
        AeadKey other = randomKey(algorithm)) {
      assertRefused(other, PLACE, key.seal(PLACE, MESSAGE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachMessageHasANonceOfItsOwn(AeadAlgorithm algorithm) {
    try (AeadKey key = randomKey(algorithm)) {
      byte[] first = key.seal(PLACE, MESSAGE);
      byte[] second = key.seal(PLACE, MESSAGE);
      assertThat(Arrays.copyOf(first, algorithm.nonceSize()))
          .isNotEqualTo(Arrays.copyOf(second, algorithm.nonceSize()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNonceOfTheCallersGivesTheSameCiphertextEachTime(AeadAlgorithm algorithm) {
    byte[] nonce = Randomness.bytes(algorithm.nonceSize());
    try (AeadKey key = randomKey(algorithm)) {
      byte[] first = key.seal(nonce, PLACE, MESSAGE);
      assertThat(key.seal(nonce, PLACE, MESSAGE)).isEqualTo(first);
      assertThat(key.seal(nonce, PLACE, MESSAGE)).isEqualTo(first);
      assertThat(key.open(PLACE, first)).isEqualTo(MESSAGE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedKeyIsUnusable(AeadAlgorithm algorithm) {
    AeadKey key = randomKey(algorithm);
    byte[] sealed = key.seal(PLACE, MESSAGE);
    key.close();
    key.close();
    assertThatIllegalStateException().isThrownBy(() -> key.seal(PLACE, MESSAGE));
    assertThatIllegalStateException().isThrownBy(() -> key.open(PLACE, sealed));
  }

  @ParameterizedTest
  @EnumSource
  void keysAndNoncesOfAnotherSizeAreRefusedWithTheRightOne(AeadAlgorithm algorithm) {
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> new AeadKey(algorithm, new byte[5]))
        .withMessageContaining("key must have " + algorithm.keySize() + " bytes, not 5");
    try (AeadKey key = randomKey(algorithm)) {
      assertThatExceptionOfType(CryptoException.class)
          .isThrownBy(() -> key.seal(new byte[11], PLACE, MESSAGE))
          .withMessageContaining("nonce must have " + algorithm.nonceSize() + " bytes, not 11");
    }
  }

  @Test
  void itsTextTellsTheAlgorithmAndNothingElse() {
    try (AeadKey key = AeadKey.aes256Gcm(new byte[32])) {
      assertThat(key).hasToString("AeadKey[AES-256-GCM]");
    }
  }

  @Test
  void oneShotsAgreeWithBoundKeys() {
    byte[] raw = Randomness.bytes(32);
    byte[] nonce = Randomness.bytes(12);
    try (AeadKey key = AeadKey.aes256Gcm(raw)) {
      byte[] sealed = Aes256Gcm.seal(raw, nonce, PLACE, MESSAGE);
      assertThat(HexFormat.of().formatHex(key.seal(nonce, PLACE, MESSAGE)))
          .isEqualTo(HexFormat.of().formatHex(nonce) + HexFormat.of().formatHex(sealed));
      assertThat(Aes256Gcm.seal(raw, nonce, PLACE, MESSAGE)).isEqualTo(sealed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsShareAKey(AeadAlgorithm algorithm) throws Exception {
    try (AeadKey key = randomKey(algorithm);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int t = 0; t < 32; t++) {
        all.add(threads.submit(() -> sealsAndOpens(key)));
      }
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    }
  }

  private static boolean sealsAndOpens(AeadKey key) {
    for (int i = 0; i < 100; i++) {
      byte[] message = Randomness.bytes(i);
      if (!Arrays.equals(key.open(PLACE, key.seal(PLACE, message)), message)) {
        return false;
      }
    }
    return true;
  }

  private static AeadKey randomKey(AeadAlgorithm algorithm) {
    return new AeadKey(algorithm, Randomness.bytes(algorithm.keySize()));
  }

  private static void assertRefused(AeadKey key, byte[] aad, byte[] sealed) {
    assertThatExceptionOfType(AeadException.class)
        .isThrownBy(() -> key.open(aad, sealed))
        .withMessage("ciphertext does not authenticate");
  }
}
