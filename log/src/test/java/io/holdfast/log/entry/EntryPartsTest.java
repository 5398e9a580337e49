package io.holdfast.log.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.log.LogException;
import io.holdfast.log.tile.EntryBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntryPartsTest {
  private static final String ID = "0f6b2a1e-1c43-4c25-9d2f-90d6b1c1f5aa";
  private static final byte[] LINE = "{\"type\":\"request\"}".getBytes(UTF_8);

  @Test
  void anEntryThatFitsIsItsOwnLeaf() {
    byte[] largest = new byte[EntryBundle.MAX_ENTRY];
    assertThat(EntrySplitter.split(ID, LINE)).containsExactly(LINE);
    assertThat(EntrySplitter.split(ID, largest)).containsExactly(largest);
    assertThat(new EntryJoiner().accept(LINE)).contains(LINE);
  }

  @Test
  void aLargerEntryContinuesInPartsOfTheDocumentedShape() {
    byte[] entry = "x".repeat(100_000).getBytes(UTF_8);
    List<byte[]> leaves = EntrySplitter.split(ID, entry);
    assertThat(leaves).hasSize(2);
    assertThat(new String(leaves.getFirst(), UTF_8))
        .startsWith("{\"part\":{\"id\":\"" + ID + "\",\"n\":1,\"of\":2},\"data\":\"xxx")
        .endsWith("xxx\"}");
    assertThat(join(leaves)).containsExactly(entry);
  }

  @Test
  void anyTextSurvivesAndEveryPartFitsALeaf() {
    Random random = new Random(65_535);
    int[] alphabets = {'"', '\\', '\n', 0, 'a', 0xe9, 0x20ac, 0x1f511};
    for (int i = 0; i < 40; i++) {
      StringBuilder text = new StringBuilder("{\"value\":\"");
      int mostly = alphabets[i % alphabets.length];
      int length = 60_000 + random.nextInt(100_000);
      for (int at = 0; at < length; at++) {
        text.appendCodePoint(
            random.nextInt(10) == 0 ? alphabets[random.nextInt(alphabets.length)] : mostly);
      }
      byte[] entry = text.toString().getBytes(UTF_8);
      List<byte[]> leaves = EntrySplitter.split(ID, entry);
      assertThat(leaves).allSatisfy(leaf -> assertThat(leaf.length).isLessThan(65_536));
      assertThat(join(leaves)).containsExactly(entry);
    }
  }

  @Test
  void aMissingRepeatedOrForeignPartIsNamed() {
    List<byte[]> parts = EntrySplitter.split(ID, "x".repeat(200_000).getBytes(UTF_8));
    List<byte[]> foreign = EntrySplitter.split("other", "y".repeat(200_000).getBytes(UTF_8));
    assertThat(parts).hasSize(4);
    EntryJoiner joiner = new EntryJoiner();
    assertThat(joiner.accept(parts.get(0))).isEmpty();
    assertThat(joiner.unfinished()).map(EntryPart::n).contains(1);
    assertThatThrownBy(() -> joiner.accept(parts.get(2)))
        .hasMessage("part 3 of 4 of entry " + ID + " comes without the part before it");
    assertThatThrownBy(() -> joiner.accept(parts.get(3))).isInstanceOf(LogException.class);

    assertThat(joiner.accept(parts.get(0))).isEmpty();
    assertThatThrownBy(() -> joiner.accept(LINE))
        .hasMessage("the next part is missing after part 1 of 4 of entry " + ID);

    assertThat(joiner.accept(parts.get(0))).isEmpty();
    assertThatThrownBy(() -> joiner.accept(foreign.get(1))).isInstanceOf(LogException.class);

    assertThat(joiner.accept(parts.get(0))).isEmpty();
    assertThatThrownBy(() -> joiner.accept(parts.get(0))).hasMessageContaining("missing after");
    assertThat(joiner.accept(parts.get(1))).isEmpty();
    assertThat(joiner.accept(parts.get(2))).isEmpty();
    assertThat(joiner.accept(parts.get(3))).map(entry -> entry.length).contains(200_000);
    assertThat(joiner.unfinished()).isEmpty();
  }

  @Test
  void aLeafThatOnlyPretendsToBeAPartIsRefused() {
    for (String leaf :
        List.of(
            "{\"part\":{}}",
            "{\"part\":{\"id\":\"a\",\"n\":0,\"of\":2},\"data\":\"\"}",
            "{\"part\":{\"id\":\"a\",\"n\":3,\"of\":2},\"data\":\"\"}",
            "{\"part\":{\"id\":\"a\",\"n\":1,\"of\":1},\"data\":\"\"}",
            "{\"part\":{\"id\":\"a\",\"n\":1,\"of\":2},\"data\":\"\",\"more\":1}",
            "{\"part\":{\"id\":\"a\",\"n\":1,\"of\":2}, \"data\":\"\"}",
            "{\"part\":{\"id\":\"a\",\"n\":1,\"of\":2},\"data\":\"\"")) {
      assertThatThrownBy(() -> new EntryJoiner().accept(leaf.getBytes(UTF_8)))
          .as(leaf)
          .hasMessageContaining("not in the form of parts");
    }
  }

  @Test
  void whatCannotBeSplitIsRefused() {
    byte[] binary = new byte[100_000];
    binary[0] = (byte) 0xff;
    assertThatThrownBy(() -> EntrySplitter.split(ID, binary)).hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> EntrySplitter.split("", LINE)).hasMessageContaining("1 to 256");
    assertThatThrownBy(() -> EntrySplitter.split("x".repeat(257), LINE))
        .hasMessageContaining("1 to 256");
  }

  private static List<byte[]> join(List<byte[]> leaves) {
    EntryJoiner joiner = new EntryJoiner();
    List<byte[]> entries = new ArrayList<>();
    leaves.stream().map(joiner::accept).flatMap(Optional::stream).forEach(entries::add);
    return entries;
  }
}
