package io.holdfast.engines.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class KeyCodecTest {
  private static final Instant MADE = Instant.parse("2026-01-02T03:04:05.000000006Z");

  private static KeyRecord record() {
    TreeMap<Long, VersionInfo> versions = new TreeMap<>();
    versions.put(7L, new VersionInfo(MADE, null, true));
    versions.put(8L, new VersionInfo(MADE, MADE.plusSeconds(60), false));
    return new KeyRecord(
        new KeySettings(20, true, false, Duration.ofHours(3), Map.of("owner", "größe")),
        new History(versions, 8, 7),
        MADE,
        MADE.plusSeconds(1),
        4,
        null);
  }

  @Test
  void aRecordIsReadAsItWasWritten() {
    assertThat(KeyCodec.decode(KeyCodec.encode(record()))).isEqualTo(record());
    KeyRecord fresh = KeyRecord.fresh(MADE);
    assertThat(KeyCodec.decode(KeyCodec.encode(fresh))).isEqualTo(fresh);
  }

  /** What is on disks must stay readable: a change of these bytes needs a format of its own. */
  @Test
  void theStoredFormStaysAsItIs() {
    assertThat(HexFormat.of().formatHex(KeyCodec.encode(record())))
        .isEqualTo(
            "01"
                + "00000000695735a5"
                + "00000006"
                + "00000000695735a6"
                + "00000006"
                + "0000000000000004"
                + "0000000000000014"
                + "01"
                + "00"
                + "0000000000002a30"
                + "00000001"
                + "00056f776e6572"
                + "00076772c3b6c39f65"
                + "0000000000000008"
                + "0000000000000007"
                + "00000002"
                + "0000000000000007"
                + "00000000695735a5"
                + "00000006"
                + "00"
                + "01"
                + "0000000000000008"
                + "00000000695735a5"
                + "00000006"
                + "01"
                + "00000000695735e1"
                + "00000006"
                + "00");
  }

  @Test
  void aRecordOfAnotherFormatOrCutShortIsRefused() {
    byte[] stored = KeyCodec.encode(record());
    byte[] other = stored.clone();
    other[0] = 2;
    assertThatThrownBy(() -> KeyCodec.decode(other)).isInstanceOf(IllegalStateException.class);
    for (int length = 0; length < stored.length; length++) {
      byte[] cut = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> KeyCodec.decode(cut)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aPlainDocumentKeepsItsTimeAndItsNumbers() {
    var data = Json.object().put("f", new java.math.BigDecimal("1.50"));
    PlainDocument document = new PlainDocument(MADE, data);
    assertThat(PlainDocument.decode(document.encode())).contains(document);
    assertThat(PlainDocument.decode(KeyCodec.encode(record()))).isEmpty();
  }
}
