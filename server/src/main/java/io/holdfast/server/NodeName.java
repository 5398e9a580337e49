package io.holdfast.server;

import io.holdfast.crypto.Randomness;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/**
 * The node's name, which is the first word of its audit log's signatures: made once and kept beside
 * the data, since hosts are renamed and logs are not.
 */
final class NodeName {
  private static final String FILE = "NODE";

  private NodeName() {}

  /** The name {@code cluster/node} of the node whose data directory this is. */
  static String of(Path directory, String cluster) {
    Path file = directory.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        write(file, (cluster.isEmpty() ? "holdfast" : cluster) + "/" + random());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartException("the node's name cannot be kept in " + file + ": " + e, e);
    }
  }

  private static void write(Path file, String name) throws IOException {
    Path fresh = file.resolveSibling(FILE + ".new");
    Files.write(fresh, name.getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String random() {
    return HexFormat.of().formatHex(Randomness.bytes(4));
  }
}
