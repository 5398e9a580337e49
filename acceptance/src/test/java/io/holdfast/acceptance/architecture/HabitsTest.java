package io.holdfast.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the code keeps away from, since a promise of the design hangs on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HabitsTest {
  private final JavaClasses program = Rooms.classes();

  @Test
  void timeThatDecidesComesFromAClockThatIsGiven() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Rooms.in("core"),
            Rooms.in("engines"),
            Rooms.in("auth"),
            Rooms.in("engine.bitcoin"),
            Rooms.in("engine.database"),
            Rooms.in("engine.exchange"),
            Rooms.in("engine.pki"))
        .should()
        .callMethodWhere(
            target(nameMatching("now|system|systemUTC|systemDefaultZone|tick.*"))
                .and(target(owner(resideInAPackage("java.time")))))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("tests move the clock, and an expiry must not depend on which one is asked")
        .check(program);
  }

  @Test
  void randomnessComesFromOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Rooms.in("crypto"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(SecureRandom.class, Random.class, ThreadLocalRandom.class)
        .because("a weak source anywhere would be a weak key")
        .check(program);
  }

  @Test
  void enginesReachNothingOutsideTheirStorage() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Rooms.in("engines"),
            Rooms.in("auth"),
            Rooms.in("engine.bitcoin"),
            Rooms.in("engine.exchange"),
            Rooms.in("engine.pki"))
        .and()
        .resideOutsideOfPackages(
            "io.holdfast.auth.outside..",
            "io.holdfast.engine.bitcoin.webhook..",
            "io.holdfast.engine.exchange.outside..",
            "io.holdfast.engine.pki.acme.validation..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
        .because("a conflict runs a transaction again: nothing may happen outside it")
        .check(program);
  }

  @Test
  void nothingIsKeptPerThread() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocal.class)
        .because("each request has a thread of its own: such a cache is empty every time")
        .check(program);
  }
}
