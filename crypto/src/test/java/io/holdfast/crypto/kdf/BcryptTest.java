package io.holdfast.crypto.kdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.crypto.CryptoException;
import org.junit.jupiter.api.Test;

class BcryptTest {
  private static final int CHEAP = 4;

  /** Made by libxcrypt. */
  private static final String HORSE =
      "$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2";

  private static final String UMLAUT =
      "$2a$04$abcdefghijklmnopqrstuuF7KK/SfP9IRGj0pPJMr8GdtCS8xpmpC";
  private static final String SEVENTY_TWO =
      "$2b$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe";

  @Test
  void aPasswordIsKnownByItsHashAndNoOther() {
    String hash = Bcrypt.hash("hunter2", CHEAP);
    assertThat(hash).startsWith("$2a$04$").hasSize(60);
    assertThat(Bcrypt.isHash(hash)).isTrue();
    assertThat(Bcrypt.verify("hunter2", hash)).isTrue();
    assertThat(Bcrypt.verify("hunter3", hash)).isFalse();
    assertThat(Bcrypt.verify("", hash)).isFalse();
  }

  @Test
  void theSamePasswordHasADifferentHashEachTime() {
    assertThat(Bcrypt.hash("hunter2", CHEAP)).isNotEqualTo(Bcrypt.hash("hunter2", CHEAP));
  }

  @Test
  void hashesThatOthersMadeAreUnderstood() {
    assertThat(Bcrypt.verify("correct horse", HORSE)).isTrue();
    assertThat(Bcrypt.verify("correct house", HORSE)).isFalse();
    assertThat(Bcrypt.verify("p\u00e4ss", UMLAUT)).isTrue();
    assertThat(Bcrypt.verify("a".repeat(73), SEVENTY_TWO)).isTrue();
  }

  @Test
  void aPasswordWhoseEndWouldNotCountIsNotHashed() {
    assertThat(Bcrypt.verify("a".repeat(72), Bcrypt.hash("a".repeat(72), CHEAP))).isTrue();
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> Bcrypt.hash("a".repeat(73), CHEAP))
        .withMessageContaining("72 bytes");
  }

  @Test
  void whatIsNoHashIsRefused() {
    assertThat(Bcrypt.isHash("$2a$99$" + "a".repeat(53))).isFalse();
    assertThat(Bcrypt.isHash("hunter2")).isFalse();
    assertThatExceptionOfType(CryptoException.class)
        .isThrownBy(() -> Bcrypt.verify("hunter2", "hunter2"))
        .withMessageNotContaining("hunter2");
  }
}
