package io.holdfast.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every route that the OpenAPI document lists, asked with wrong types, missing and huge fields,
 * deep and malformed bodies, odd paths: never an error of the server, never a hang, never a secret
 * told, within little memory.
 */
class EveryRouteTest {
  private static final String PLANTED = "planted-secret-77c1d0e2";
  private static final int ROUNDS = 150;
  private static final int ROUNDS_OF_THE_SOAK = 1_000;
  private static final int SHOWN = 40;

  private static final Pattern SECRET_NAMES =
      Pattern.compile(
          "password|passphrase|token|secret_id|ciphertext|plaintext|input|batch_input|backup"
              + "|mnemonic|private_key");

  @RegisterExtension
  static final DurableServer server = DurableServer.named("every-route").with("-Xmx192m");

  private static EveryRoute routes;

  @BeforeAll
  static void mountEverything() {
    routes = EveryRoute.of(server, PLANTED);
    assertThat(routes.operations()).hasSizeGreaterThan(200);
  }

  @AfterAll
  static void theServerIsWell() throws IOException {
    assertThat(server.isRunning()).isTrue();
    assertThat(server.root().get("every-kv2/data/kept").succeeds().text("data/data/v"))
        .isEqualTo(PLANTED);
    assertThat(server.root().get("every-kv1/kept").succeeds().text("data/v")).isEqualTo(PLANTED);
    for (Path log : logs()) {
      assertThat(Files.readString(log))
          .as(log.toString())
          .doesNotContain(HostileValues.SECRET, PLANTED, "OutOfMemoryError", "StackOverflowError");
    }
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(server.directory())) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }

  private static void noneFailed() {
    System.out.println("hostile: " + routes.summary());
    List<String> failures = routes.failures();
    assertThat(failures.stream().limit(SHOWN)).as(failures.size() + " failed").isEmpty();
  }

  /** What is not declared so could be shown by a form, or repeated by an error. */
  @Test
  void fieldsThatAreNamedLikeSecretsAreDeclaredSensitive() {
    assertThat(
            routes.operations().stream()
                .flatMap(operation ->
                    operation.body().stream()
                        .filter(field -> SECRET_NAMES.matcher(field.name()).matches())
                        .filter(field -> field.type().equals("string") && !field.sensitive())
                        .map(field -> operation + ": " + field.name())))
        .isEmpty();
  }

  @Test
  void hostileInputIsRefusedAndHarmsNothing() throws InterruptedException {
    routes.attack(ROUNDS, 42);
    noneFailed();
  }

  @Test
  @Tag("long")
  void muchMoreHostileInputHarmsNothingEither() throws InterruptedException {
    routes.attack(ROUNDS_OF_THE_SOAK, System.nanoTime());
    noneFailed();
  }

  @Test
  void nothingIsDoneForThoseWhoMayNot() {
    String token =
        server
            .root()
            .post(
                "auth/token/create", Map.of("policies", List.of("none"), "no_default_policy", true))
            .text("auth/client_token");
    Api anyone = server.anyone();
    routes.trespass(anyone, anyone.as(token));
    noneFailed();
  }
}
