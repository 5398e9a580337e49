package io.holdfast.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The programs of the system. */
final class Programs {
  private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

  private Programs() {}

  /**
   * Where a program is.
   *
   * @param product of which it is a part, for the message when it is missing
   */
  static String find(String name, String product) {
    return places()
        .map(place -> place.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> missing(product + " is not installed: run acceptance/peers"));
  }

  /** Debian keeps PostgreSQL's server out of the path; the newest version comes first. */
  private static Stream<Path> places() {
    List<Path> places = new ArrayList<>();
    if (Files.isDirectory(POSTGRES)) {
      try (Stream<Path> versions = Files.list(POSTGRES)) {
        versions
            .sorted(Comparator.comparingInt(Programs::number).reversed())
            .forEach(version -> places.add(version.resolve("bin")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      places.add(Path.of(place));
    }
    places.add(Path.of("/usr/sbin"));
    return places.stream();
  }

  private static int number(Path version) {
    String name = version.getFileName().toString();
    return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
  }

  private static String missing(String what) {
    if (System.getenv("CI") != null) {
      throw new AssertionError("in CI nothing may be missing: " + what);
    }
    System.err.println("\n!!! SKIPPED: " + what + "\n");
    return Assumptions.abort(what);
  }
}
