package io.holdfast.log.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.log.LogFixture;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.note.SignedCheckpoint;
import org.junit.jupiter.api.Test;

class ShardLeafTest {
  @Test
  void theClosingLeafNamesTheNextShardAndItsKey() {
    ShardLeaf leaf = new ShardLeaf.Closing(2, LogFixture.key());
    assertThat(new String(leaf.encode(), UTF_8))
        .isEqualTo(
            "{\"type\":\"log-shard-close\",\"next\":{\"shard\":2,\"vkey\":\""
                + LogFixture.key()
                + "\"}}");
    assertThat(ShardLeaf.parse(leaf.encode())).contains(leaf);
  }

  @Test
  void theOpeningLeafHoldsTheFinalCheckpointOfTheShardBefore() {
    Checkpoint checkpoint = new Checkpoint(LogFixture.ORIGIN, 7, new TreeHasher().empty());
    ShardLeaf leaf =
        new ShardLeaf.Opening(1, SignedCheckpoint.sign(checkpoint, LogFixture.signer()));
    assertThat(new String(leaf.encode(), UTF_8))
        .startsWith("{\"type\":\"log-shard-open\",\"previous\":{\"shard\":1,\"checkpoint\":\"")
        .contains(LogFixture.ORIGIN + "\\n7\\n");
    assertThat(ShardLeaf.parse(leaf.encode())).contains(leaf);
  }

  @Test
  void anOrdinaryOrDamagedLeafIsNone() {
    assertThat(ShardLeaf.parse("{\"type\":\"request\"}".getBytes(UTF_8))).isEmpty();
    assertThat(ShardLeaf.parse(new byte[0])).isEmpty();
    String damaged =
        new String(new ShardLeaf.Closing(2, LogFixture.key()).encode(), UTF_8).replace("+A", "+B");
    assertThat(ShardLeaf.parse(damaged.getBytes(UTF_8))).isEmpty();
    assertThat(ShardLeaf.parse("{\"type\":\"log-shard-open\",\"x\":1}".getBytes(UTF_8))).isEmpty();
  }
}
