package io.holdfast.engines.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.TestCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version 1 mount that is tuned to version 2 keeps all its documents. */
final class UpgradeTest {
  private final TestCore core = TestCore.started(new KvEngine());

  @BeforeEach
  void upgrade() {
    core.write("sys/mounts/kv", "{\"type\":\"kv\"}");
    core.write("kv/a", "{\"v\":\"one\"}");
    core.write("kv/dir/b", "{\"v\":\"b\"}");
    core.write("sys/mounts/kv/tune", "{\"options\":{\"version\":\"2\"}}");
  }

  @AfterEach
  void close() {
    core.close();
  }

  @Test
  void aDocumentIsReadAsAFirstVersion() {
    assertThat(core.read("kv/data/a").data("data", "v").asText()).isEqualTo("one");
    assertThat(core.read("kv/data/a").data("metadata", "version").asInt()).isEqualTo(1);
    assertThat(core.list("kv/metadata/").keys()).containsExactly("a", "dir/");
    assertThat(core.read("kv/metadata/a").data("current_version").asInt()).isEqualTo(1);
  }

  @Test
  void theDocumentStaysReadableUnderNewVersions() {
    core.write("kv/data/a", "{\"data\":{\"v\":\"two\"},\"options\":{\"cas\":1}}");
    assertThat(core.read("kv/data/a").data("data", "v").asText()).isEqualTo("two");
    assertThat(
            core.send(Operation.READ, "kv/data/a", "{\"version\":1}", TestCore.ROOT)
                .data("data", "v")
                .asText())
        .isEqualTo("one");
    core.send(Operation.PATCH, "kv/data/dir/b", "{\"data\":{\"w\":1}}", TestCore.ROOT);
    assertThat(core.read("kv/data/dir/b").data("data").toString())
        .isEqualTo("{\"v\":\"b\",\"w\":1}");
  }

  @Test
  void theDocumentCanBeDeletedUndeletedAndDestroyed() {
    core.delete("kv/data/a");
    assertThat(core.read("kv/data/a").status()).isEqualTo(404);
    core.write("kv/undelete/a", "{\"versions\":[1]}");
    assertThat(core.read("kv/data/a").data("data", "v").asText()).isEqualTo("one");
    core.write("kv/destroy/dir/b", "{\"versions\":[1]}");
    core.write("kv/undelete/dir/b", "{\"versions\":[1]}");
    assertThat(core.read("kv/data/dir/b").status()).isEqualTo(404);
  }
}
