package io.holdfast.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where things lie in the checkout that is tested. */
public final class Checkout {
  private static final Path ROOT = find();

  private Checkout() {}

  /** The directory with the launcher and README. */
  public static Path root() {
    return ROOT;
  }

  /** A file or directory of the folder that is shared beside the checkout, where it is there. */
  public static Optional<Path> shared(String name) {
    Path beside = ROOT.resolveSibling("shared").resolve(name);
    return Optional.of(beside).filter(Files::exists);
  }

  /** A file of this module's, as {@code src/test/python/kv.py}. */
  public static Path module(String name) {
    return ROOT.resolve("acceptance").resolve(name);
  }

  /**
   * An empty directory below {@code target}, where what a failed test leaves can be looked at.
   *
   * @param name the test's
   */
  public static Path workplace(String name) {
    Path directory = module("target").resolve("work").resolve(name);
    try {
      remove(directory);
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + directory, e);
    }
  }

  /** Removes a directory with all below it. */
  public static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> below = Files.walk(directory)) {
      deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }

  /** Copies a directory with all below it. */
  public static Path copy(Path from, Path to) {
    try (Stream<Path> below = Files.walk(from)) {
      for (Path path : below.toList()) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path find() {
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve("holdfast"))
          && Files.isDirectory(at.resolve("acceptance"))) {
        return at;
      }
    }
    throw new IllegalStateException("no checkout of Holdfast around " + start);
  }
}
