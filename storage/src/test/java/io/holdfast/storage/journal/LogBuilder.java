package io.holdfast.storage.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.storage.table.Change;
import io.holdfast.storage.table.MemoryTable;
import io.holdfast.storage.table.Rows;
import io.holdfast.storage.table.TableSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes logs, damages them, and shows what is in them. */
final class LogBuilder {

  static final LogLimits ONE_SEGMENT = new LogLimits(1 << 20, 0);

  private LogBuilder() {}

  /** A group that sets {@code name} to its number and leaves two records. */
  static long append(FileLog log, String name, int number) {
    byte[] text = (name + "=" + number).getBytes(UTF_8);
    return log.append(
        List.of(new Change(name.getBytes(UTF_8), text), new Change("gone".getBytes(UTF_8), null)),
        List.of(text, "second record".getBytes(UTF_8)));
  }

  static List<String> records(FileLog log, long from) {
    List<String> all = new ArrayList<>();
    try (RecordReader reader = log.read(from)) {
      for (List<byte[]> some = reader.next(); !some.isEmpty(); some = reader.next()) {
        some.forEach(record -> all.add(new String(record, UTF_8)));
      }
    }
    return all;
  }

  static List<String> values(MemoryTable table) {
    List<String> all = new ArrayList<>();
    try (TableSnapshot snapshot = table.snapshot();
        Rows rows = snapshot.rows(new byte[0], null)) {
      while (rows.next()) {
        all.add(new String(rows.value(), UTF_8));
      }
    }
    return all;
  }

  static List<Path> segments(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FileLog open(Path directory, MemoryTable table) {
    return FileLog.open(directory, table, ONE_SEGMENT, new FaultyDisk().skippingSyncs());
  }
}
