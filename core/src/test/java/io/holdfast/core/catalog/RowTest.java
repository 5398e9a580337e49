package io.holdfast.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowTest {
  @Test
  void aRowIsReadAsItWasWritten() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      Row row =
          new Row(
              "kind-" + random.nextInt(9),
              Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
              Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
              random.nextLong(Long.MAX_VALUE),
              random.nextBoolean()
                  ? Optional.empty()
                  : Optional.of(Instant.ofEpochMilli(1 + random.nextLong(4_000_000_000_000L))));
      assertThat(Row.decode(row.encode())).isEqualTo(row);
    }
  }

  @Test
  void aRowOfALaterProgramIsNotGuessedAt() {
    byte[] later = new Row("kv", Instant.EPOCH, Instant.EPOCH, 1, Optional.empty()).encode();
    later[0] = 9;
    assertThatThrownBy(() -> Row.decode(later))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown version");
  }
}
