package io.holdfast.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.regex.Pattern;

/** All classes of the program, and the modules that they belong to. */
final class Rooms {
  private static final String PREFIX = "io.holdfast.";

  /** The modules of the program by their package below {@code io.holdfast}. */
  static final List<String> ALL =
      List.of(
          "crypto",
          "log",
          "bitcoin",
          "api",
          "storage",
          "webauthn",
          "core",
          "engines",
          "auth",
          "engine.bitcoin",
          "engine.database",
          "engine.pki",
          "server",
          "cli");

  private static final Pattern OWN_TESTS =
      Pattern.compile(
          ".*/test-classes/.*|.*/holdfast-(testkit|acceptance|bench)[-/].*|.*/testkit/.*");

  private Rooms() {}

  static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(location -> !location.matches(OWN_TESTS))
        .importPackages(packages());
  }

  private static String[] packages() {
    return ALL.stream().map(room -> PREFIX + room).toArray(String[]::new);
  }

  /** The packages of a module, as ArchUnit writes them. */
  static String in(String room) {
    return PREFIX + room + "..";
  }

  /** The packages of all modules but these. */
  static String[] allBut(String... rooms) {
    List<String> kept = List.of(rooms);
    return ALL.stream().filter(room -> !kept.contains(room)).map(Rooms::in).toArray(String[]::new);
  }
}
