package io.holdfast.bitcoin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Published vectors kept as tab-separated test resources; lines with {@code #} are comments. */
public final class VectorFile {
  private VectorFile() {}

  /** The rows of a file beside {@code test}. */
  public static List<List<String>> rows(Class<?> test, String name) {
    try (InputStream stream = test.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no test resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows that begin with {@code mark}, without it. */
  public static Stream<List<String>> rows(Class<?> test, String name, String mark) {
    return rows(test, name).stream()
        .filter(row -> row.getFirst().equals(mark))
        .map(row -> row.subList(1, row.size()));
  }

  /** The rows that begin with {@code mark}: next comes the case's name, then its arguments. */
  public static Stream<Arguments> cases(Class<?> test, String name, String mark) {
    return rows(test, name, mark)
        .map(row -> Arguments.argumentSet(row.getFirst(), row.subList(1, row.size()).toArray()));
  }
}
