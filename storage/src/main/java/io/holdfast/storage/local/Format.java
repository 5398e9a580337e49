package io.holdfast.storage.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.holdfast.storage.StorageFormatException;
import io.holdfast.storage.journal.Directories;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a data directory says of itself in its file {@code FORMAT}: a version, a table type, and the
 * table's directory where it is not the first one. The file is replaced as a whole, so that to
 * write it is to change the table.
 */
final class Format {

  /** A store's table: its type, and the directory that it is in. */
  record Stored(String table, TableDirectory directory) {
    private String text() {
      return directory.isFirst() ? table : table + " in " + directory.name();
    }
  }

  static final int VERSION = 1;

  private static final Pattern TEXT =
      Pattern.compile(
          "holdfast store (\\d{1,9})\ntable (\\S+)(?: in (" + TableDirectory.LATER_NAME + "))?\n");

  private Format() {}

  /**
   * The table of the store in a directory; empty where there is none yet.
   *
   * @throws StorageFormatException if the file says something else, or a later version
   */
  static Optional<Stored> tableIn(Path directory) throws IOException {
    Path file = file(directory);
    if (!Files.exists(file)) {
      if (Files.exists(directory.resolve("journal")) || Files.exists(directory.resolve("table"))) {
        throw new StorageFormatException(
            file,
            "is missing, though there is data beside it; restore it, or give another directory");
      }
      return Optional.empty();
    }
    Matcher matcher = TEXT.matcher(new String(Files.readAllBytes(file), UTF_8));
    if (!matcher.matches()) {
      throw new StorageFormatException(file, "is not the format file of a store; restore it");
    }
    int version = Integer.parseInt(matcher.group(1));
    if (version != VERSION) {
      throw new StorageFormatException(
          file,
          "has store format "
              + version
              + ", and this program reads "
              + VERSION
              + "; use the program that wrote it");
    }
    return Optional.of(new Stored(matcher.group(2), TableDirectory.named(matcher.group(3))));
  }

  /** Writes the file durably: before anything else of a new store, and to change the table. */
  static void write(Path directory, Stored stored) throws IOException {
    Path unfinished = directory.resolve("FORMAT.new");
    String text = "holdfast store " + VERSION + "\ntable " + stored.text() + "\n";
    try (FileChannel channel = FileChannel.open(unfinished, CREATE, TRUNCATE_EXISTING, WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(unfinished, file(directory), ATOMIC_MOVE);
    Directories.sync(directory);
  }

  private static Path file(Path directory) {
    return directory.resolve("FORMAT");
  }
}
