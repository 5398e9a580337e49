package io.holdfast.crypto.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AgeTest {
  private static final byte[] SECRET = "duckling enlarge academic".getBytes(StandardCharsets.UTF_8);

  /** Of the age project's own documentation. */
  private static final String KNOWN =
      "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

  @Test
  void whatIsEncryptedToARecipientItsOwnerReads() {
    try (AgeIdentity owner = AgeIdentity.generate();
        SecretBytes kept = owner.secret();
        AgeIdentity again = AgeIdentity.of(owner.recipient(), kept)) {
      String file = AgeRecipient.parse(owner.recipient().toString()).encrypt(SECRET);
      assertThat(file)
          .startsWith("-----BEGIN AGE ENCRYPTED FILE-----\n")
          .doesNotContain("duckling");
      assertThat(again.decrypt(file)).isEqualTo(SECRET);
      assertThat(again.decrypt("\n" + file.replace("\n", "\r\n") + "\n")).isEqualTo(SECRET);
    }
  }

  @Test
  void theSameSecretIsNeverTheSameFile() {
    AgeRecipient recipient = AgeRecipient.parse(KNOWN);
    assertThat(recipient.encrypt(SECRET)).isNotEqualTo(recipient.encrypt(SECRET));
    assertThat(recipient).hasToString(KNOWN);
  }

  @Test
  void whatIsForSomebodyElseOrWasChangedIsRefusedWithoutBeingRepeated() {
    try (AgeIdentity owner = AgeIdentity.generate();
        AgeIdentity other = AgeIdentity.generate()) {
      String file = owner.recipient().encrypt(SECRET);
      char last = file.charAt(file.length() - 45);
      String changed =
          file.substring(0, file.length() - 45)
              + (last == 'A' ? 'B' : 'A')
              + file.substring(file.length() - 44);
      for (String bad : new String[] {changed, "", "duckling enlarge", file.substring(40)}) {
        assertThatThrownBy(() -> owner.decrypt(bad))
            .isInstanceOf(CryptoException.class)
            .hasMessageNotContaining("duckling");
      }
      assertThatThrownBy(() -> other.decrypt(file)).isInstanceOf(CryptoException.class);
      assertThatThrownBy(() -> owner.decrypt("A".repeat(70_000))).hasMessageContaining("longer");
    }
  }

  @Test
  void whatIsNoRecipientIsRefusedAndASecretKeyIsNotRepeated() {
    try (AgeIdentity owner = AgeIdentity.generate();
        SecretBytes secret = owner.secret()) {
      String text = secret.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
      assertThat(text).startsWith("AGE-SECRET-KEY-1");
      assertThatThrownBy(() -> AgeRecipient.parse(text))
          .isInstanceOf(CryptoException.class)
          .hasMessageNotContaining(text.substring(20));
      assertThat(owner.toString()).doesNotContain(text);
    }
    assertThatThrownBy(() -> AgeRecipient.parse(KNOWN.replace('3', '4')))
        .hasMessageContaining("checksum");
    assertThatThrownBy(() -> AgeRecipient.parse("age1")).isInstanceOf(CryptoException.class);
  }
}
