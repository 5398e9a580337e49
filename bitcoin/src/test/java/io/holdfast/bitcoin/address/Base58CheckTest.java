package io.holdfast.bitcoin.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is encoded is decoded again, leading zeros included, and one changed character is found. */
final class Base58CheckTest {
  @Test
  void everyPayloadSurvivesARoundTrip() {
    Random random = new Random(58);
    for (int size = 0; size <= 82; size++) {
      byte[] payload = new byte[size];
      random.nextBytes(payload);
      for (int zeros = 0; zeros <= Math.min(size, 3); zeros++) {
        for (int i = 0; i < zeros; i++) {
          payload[i] = 0;
        }
        assertThat(Base58Check.decode(Base58Check.encode(payload))).isEqualTo(payload);
      }
    }
  }

  @Test
  void theEncodingAgreesWithAnotherLibrary() {
    Random random = new Random(5858);
    byte[] payload = new byte[20];
    for (int i = 0; i < 200; i++) {
      random.nextBytes(payload);
      byte[] whole = new byte[21];
      whole[0] = (byte) (i % 7);
      System.arraycopy(payload, 0, whole, 1, 20);
      assertThat(Base58Check.encode(whole))
          .isEqualTo(fr.acinq.bitcoin.Base58Check.encode(whole[0], payload));
    }
  }

  @Test
  void aTextOfAnySizeOrContentIsRefusedCleanly() {
    for (String text : new String[] {"", "1", "111", "1111", "0", "é", "z".repeat(300)}) {
      assertThatThrownBy(() -> Base58Check.decode(text)).isInstanceOf(AddressException.class);
    }
  }
}
