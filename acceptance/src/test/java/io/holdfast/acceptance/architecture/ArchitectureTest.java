package io.holdfast.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may know which: the arrows of ARCHITECTURE.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  /** What each module may use of the others. What isn't here, it may not. */
  private static final Map<String, String[]> ARROWS =
      Map.ofEntries(
          Map.entry("crypto", to()),
          Map.entry("log", to("crypto")),
          Map.entry("bitcoin", to("crypto")),
          Map.entry("api", to("crypto")),
          Map.entry("storage", to("crypto")),
          Map.entry("webauthn", to()),
          Map.entry("core", to("api", "crypto", "log", "storage", "webauthn")),
          Map.entry("engines", to("api", "crypto")),
          Map.entry("auth", to("api", "crypto")),
          Map.entry("engine.bitcoin", to("api", "bitcoin", "crypto")),
          Map.entry("engine.database", to("api", "crypto")),
          Map.entry("engine.pki", to("api", "crypto")),
          Map.entry("cli", to("bitcoin", "crypto", "log")),
          Map.entry(
              "server",
              to(
                  "api",
                  "auth",
                  "bitcoin",
                  "core",
                  "crypto",
                  "engine.bitcoin",
                  "engine.database",
                  "engine.pki",
                  "engines",
                  "log",
                  "storage")));

  private final JavaClasses program = Rooms.classes();

  private static String[] to(String... rooms) {
    return rooms;
  }

  @Test
  void everyModuleIsLookedAt() {
    for (String room : Rooms.ALL) {
      assertThat(program.stream().anyMatch(type -> isIn(type, room)))
          .as("classes of the module " + room)
          .isTrue();
    }
  }

  private static boolean isIn(JavaClass type, String room) {
    return (type.getPackageName() + ".").startsWith("io.holdfast." + room + ".");
  }

  static Stream<Arguments> arrows() {
    return ARROWS.entrySet().stream().map(arrow -> Arguments.of(arrow.getKey(), arrow.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("arrows")
  void aModuleUsesOnlyThoseThatItMay(String room, String[] used) {
    String[] allowed = Stream.concat(Stream.of(used), Stream.of(room)).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(Rooms.in(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Rooms.allBut(allowed))
        .because("the arrows of ARCHITECTURE.md say so")
        .check(program);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("arrows")
  void noTwoPackagesOfAModuleNeedEachOther(String room, String[] used) {
    slices()
        .matching("io.holdfast." + room + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(program);
  }

  @Test
  void enginesDoNotKnowEachOther() {
    slices()
        .matching("io.holdfast.engines.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAPackage("io.holdfast.engines.secretpath.."))
        .because("an engine is one folder; what two of them share is a room of its own")
        .check(program);
  }

  @Test
  void authMethodsDoNotKnowEachOther() {
    slices()
        .matching("io.holdfast.auth.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAnyPackage(
                "io.holdfast.auth.token..",
                "io.holdfast.auth.lockout..",
                "io.holdfast.auth.jose..",
                "io.holdfast.auth.match..",
                "io.holdfast.auth.outside..",
                "io.holdfast.auth.x509.."))
        .because("an auth method is one folder; what two of them share is a room of its own")
        .check(program);
  }

  @Test
  void whatIsInternalToAModuleStaysThere() {
    for (String room : Rooms.ALL) {
      noClasses()
          .that()
          .resideOutsideOfPackage(Rooms.in(room))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.holdfast." + room + "..internal..")
          .because("raw keys and native handles are reached through the module's interface")
          .check(program);
    }
  }

  @Test
  void testToolsAreNoPartOfTheProgram() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.holdfast.testkit..", "org.junit..", "org.assertj..")
        .check(program);
  }

  @Test
  void everyPackageSaysWhatNullMeansInIt() {
    classes()
        .that()
        .areTopLevelClasses()
        .should()
        .resideInAPackage("io.holdfast..")
        .andShould(LivesInNullMarkedPackage.CONDITION)
        .check(program);
  }
}
