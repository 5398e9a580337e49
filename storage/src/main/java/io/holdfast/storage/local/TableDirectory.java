package io.holdfast.storage.local;

import io.holdfast.storage.StorageFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a table below the data directory: {@code table}, and after the content was
 * replaced {@code table-2}, {@code table-3} and so on.
 */
record TableDirectory(int number) {

  static final TableDirectory FIRST = new TableDirectory(1);

  /** A pattern of the names after the first. */
  static final String LATER_NAME = "table-[1-9]\\d{0,8}";

  private static final String NAME = "table";

  /** That of a name after the first; the first where there is none. */
  static TableDirectory named(@Nullable String later) {
    return later == null
        ? FIRST
        : new TableDirectory(Integer.parseInt(later.substring(NAME.length() + 1)));
  }

  boolean isFirst() {
    return number == 1;
  }

  TableDirectory next() {
    return new TableDirectory(number + 1);
  }

  String name() {
    return isFirst() ? NAME : NAME + "-" + number;
  }

  /**
   * Removes other tables, which were not finished or are replaced.
   *
   * @throws StorageFormatException if this one is not there, though others are
   */
  void removeOthers(Path data) throws IOException {
    List<Path> others;
    try (Stream<Path> all = Files.list(data)) {
      others = all.filter(path -> isOther(path.getFileName().toString())).toList();
    }
    if (!others.isEmpty() && !Files.isDirectory(data.resolve(name()))) {
      throw new StorageFormatException(
          data,
          "says that its table is in "
              + name()
              + ", which is missing, though there are others; restore the data directory");
    }
    for (Path other : others) {
      removeAll(other);
    }
  }

  private boolean isOther(String name) {
    return !name.equals(name()) && (name.equals(NAME) || name.matches(LATER_NAME));
  }

  /** Removes this one, if it is there. */
  void remove(Path data) throws IOException {
    Path path = data.resolve(name());
    if (Files.isDirectory(path)) {
      removeAll(path);
    }
  }

  private static void removeAll(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
