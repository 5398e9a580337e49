package io.holdfast.log.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.log.LogFixture;
import io.holdfast.log.merkle.CompactRange;
import io.holdfast.log.merkle.Hash;
import io.holdfast.log.merkle.TreeHasher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TileLayoutTest {
  /** Roots of the leaves "entry 0", "entry 1" ..., computed by golang.org/x/mod/sumdb/tlog. */
  private static final Map<Integer, String> ROOTS =
      Map.of(
          255, "z2Z5PmMp3/JC6zzuCm82rT46GW3MVzoex3XhAr6GPxw=",
          256, "2mWW2VNp9f7zIquOTg2jsLUCNqqcijsdJG90Ecni4y4=",
          257, "XB/f6DU1gCLyOS3keNvgU/wTDP4dOggoeakM9r8Uv34=",
          1000, "NGxrnLicS3b6ydyyDNqG46AcCldBfBOQKOrNRTj96Vs=",
          65536, "B7Gjd5YKThLjNI1ukymuYxapWwL7HCLpCSMbOqRIYac=",
          70000, "o5IPun8jmgcam9EHIfE0Gt3vuu3ttBx+JEN6nRa98Ao=");

  @Test
  void thePathsAreThoseOfTheSpecification() {
    assertThat(new TileRef(0, 1234067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new TileRef(1, 0, 256).path()).isEqualTo("tile/1/000");
    assertThat(new TileRef(2, 999, 17).path()).isEqualTo("tile/2/999.p/17");
    assertThat(TileRef.entries(1000, 256).path()).isEqualTo("tile/entries/x001/000");
    assertThat(TileRef.entries(0, 1).path()).isEqualTo("tile/entries/000.p/1");
    assertThat(TileRef.entries(70_000, 5).path()).isEqualTo("tile/entries/x070/000.p/5");
  }

  @Test
  void aTreeOf70000LeavesHasTheTilesOfTheSpecification() {
    assertThat(TreeShape.edge(70_000))
        .containsExactly(new TileRef(0, 273, 112), new TileRef(1, 1, 17), new TileRef(2, 0, 1));
    assertThat(TreeShape.tiles(0, 70_000)).isEqualTo(274);
    assertThat(TreeShape.tiles(1, 70_000)).isEqualTo(2);
    assertThat(TreeShape.tile(1, 0, 70_000).isFull()).isTrue();
  }

  @Test
  void aTreeOf256LeavesHasAFullTileAndAPartialOneAbove() {
    assertThat(TreeShape.edge(256)).containsExactly(new TileRef(1, 0, 1));
    assertThat(TreeShape.tile(0, 0, 256).isFull()).isTrue();
    assertThat(TreeShape.edge(0)).isEmpty();
  }

  @Test
  void theLargestTreeHasATileAtEveryLevel() {
    assertThat(TreeShape.edge(Long.MAX_VALUE)).hasSize(8);
    assertThat(TreeShape.edge(Long.MAX_VALUE).getLast().width()).isEqualTo(127);
  }

  @Test
  void theRightEdgeHoldsTheRoot() {
    TreeHasher hasher = new TreeHasher();
    CompactRange range = new CompactRange(hasher);
    List<List<Hash>> edge = new ArrayList<>();
    for (int size = 0; size <= 70_000; size++) {
      if (size < 600 || ROOTS.containsKey(size)) {
        List<List<Hash>> tiles = edge.stream().filter(tile -> !tile.isEmpty()).toList();
        assertThat(tiles).hasSameSizeAs(TreeShape.edge(size));
        assertThat(EdgeRoot.of(tiles, hasher)).isEqualTo(range.root());
      }
      if (ROOTS.containsKey(size)) {
        assertThat(range.root()).hasToString(ROOTS.get(size));
      }
      Hash leaf = hasher.leaf(LogFixture.entry(size));
      range.append(leaf);
      add(edge, 0, leaf, hasher);
    }
  }

  @Test
  void thereAreNoOtherTiles() {
    assertThatThrownBy(() -> new TileRef(8, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TileRef(-2, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TileRef(0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TileRef(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TileRef(0, 0, 257)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void add(List<List<Hash>> edge, int level, Hash hash, TreeHasher hasher) {
    if (edge.size() == level) {
      edge.add(new ArrayList<>());
    }
    edge.get(level).add(hash);
    if (edge.get(level).size() == TileRef.FULL) {
      Hash root = hasher.complete(edge.get(level));
      edge.get(level).clear();
      add(edge, level + 1, root, hasher);
    }
  }
}
