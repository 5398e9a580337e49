package io.holdfast.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for the demonstration's files, removed at its end, also when it is interrupted. */
final class Workplace implements AutoCloseable {
  private final Path directory;
  private final Thread onExit = new Thread(this::remove);

  private Workplace(Path directory) {
    this.directory = directory;
  }

  static Workplace create() {
    try {
      Workplace place = new Workplace(Files.createTempDirectory("holdfast-demo"));
      Runtime.getRuntime().addShutdownHook(place.onExit);
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary directory", e);
    }
  }

  Path directory() {
    return directory;
  }

  /** A file in it. */
  Path file(String name) {
    return directory.resolve(name);
  }

  /** Writes a file in it. */
  Path write(String name, String text) {
    try {
      return Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(name), e);
    }
  }

  private void remove() {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> below = Files.walk(directory)) {
      List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + directory, e);
    }
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // This process is about to end: the hook finds nothing left.
    }
  }
}
