package io.holdfast.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code storage}, or its older name {@code backend}. */
final class StorageReader {
  private static final String KNOWN = "use \"rocksdb\" or \"inmem\"";
  private static final List<String> RAFT =
      List.of(
          "node_id",
          "performance_multiplier",
          "trailing_logs",
          "snapshot_threshold",
          "snapshot_interval",
          "max_entry_size",
          "autopilot_reconcile_interval",
          "retry_join");

  private final Section top;
  private final boolean dev;

  StorageReader(Section top, boolean dev) {
    this.top = top;
    this.dev = dev;
  }

  StorageConfig read() {
    List<Labelled> blocks = new ArrayList<>(top.blocks("storage", 1));
    blocks.addAll(top.blocks("backend", 1));
    if (blocks.isEmpty()) {
      if (!dev) {
        top.problems()
            .error(top.at(), "there is no storage; add: storage \"rocksdb\" { path = ... }");
      }
      return new StorageConfig.InMemory();
    }
    for (Labelled more : blocks.subList(1, blocks.size())) {
      top.problems().error(more.at(), "storage stands twice; first at " + blocks.getFirst().at());
    }
    return read(blocks.getFirst());
  }

  private StorageConfig read(Labelled block) {
    String type = block.labels().getFirst();
    Section section = top.section("storage \"" + type + "\"", block);
    Place at = block.at();
    return switch (type) {
      case "inmem" -> {
        section.end();
        yield new StorageConfig.InMemory();
      }
      case "rocksdb" -> rocksDb(section, at);
      case "raft", "file" -> {
        embeddedInstead(section, type, at);
        yield rocksDb(section, at);
      }
      default -> {
        top.problems().error(at, "unknown storage type \"" + type + "\"; " + KNOWN);
        yield new StorageConfig.InMemory();
      }
    };
  }

  private void embeddedInstead(Section section, String type, Place at) {
    top.problems()
        .warn(
            at,
            "storage \""
                + type
                + "\" is kept in the embedded store \"rocksdb\" at the same path; data written by"
                + " Vault or OpenBao is not read");
    RAFT.forEach(key -> section.withoutEffect(key, "this server is a single node"));
  }

  private static StorageConfig rocksDb(Section section, Place at) {
    Path path = section.value("path").map(value -> value.path(Path.of(""))).orElse(Path.of(""));
    if (path.toString().isEmpty()) {
      section.problems().error(at, "storage needs \"path\", the directory of its data");
    }
    section.end();
    return new StorageConfig.RocksDb(path);
  }
}
