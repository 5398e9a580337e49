package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HelpTest {
  private TestCore core;

  @BeforeEach
  void start() {
    core = TestCore.started(new DeclaringEngine());
    core.write("sys/mounts/declaring", "{\"type\":\"declaring\"}");
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private Reply help(String path) {
    return core.send(Operation.HELP, path, "{}", TestCore.ROOT);
  }

  @Test
  void aPathTellsItsPurposeAndItsParametersInOrder() {
    Reply reply = help("declaring/keys/a/config");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("help"))
        .startsWith(
            """
            Request:        keys/a/config
            Matching Route: ^keys/(?P<name>\\w(([\\w-.]+)?\\w)?)/config$

            Configure a key.

            ## PARAMETERS

                bits (int)

                    The size.

                format (string)

                    How it is written. One of: hex, base64.
            """)
        .contains("    policy (string)\n\n        (DEPRECATED) Older name of rules.\n")
        .endsWith("## DESCRIPTION\n\nWhat is not given stays.");
    assertThat(reply.at("see_also").isNull()).isTrue();
    assertThat(reply.at("openapi", "paths").fieldNames())
        .toIterable()
        .containsExactly("/keys/{name}/config");
  }

  @Test
  void aMountTellsItsPaths() {
    for (String path : new String[] {"declaring", "declaring/"}) {
      String text = help(path).text("help");
      assertThat(text)
          .contains("declares all there is", "    ^keys/?$\n        List the keys.", "^open$")
          .doesNotContain("No path.");
    }
    assertThat(help("sys").text("help")).contains("^seal-status$", "^internal/specs/openapi$");
    assertThat(help("auth/token").text("help")).contains("^create-orphan$");
    assertThat(help("declaring").at("openapi", "paths").has("/open")).isTrue();
  }

  @Test
  void thePathsOfTheSealHaveHelpToo() {
    assertThat(help("sys/unseal").text("help")).contains("reset (bool)");
    assertThat(help("sys/health").text("help")).contains("sealedcode (int)");
  }

  @Test
  void whatIsNoPathHasNoHelp() {
    assertThat(help("nowhere").status()).isEqualTo(404);
    assertThat(help("declaring/nothing/here").status()).isEqualTo(404);
    assertThat(help("sys/nothing/here").status()).isEqualTo(404);
  }

  @Test
  void helpIsForThoseWhoHaveAToken() {
    assertThat(core.send(Operation.HELP, "sys/mounts", "{}", "").status()).isEqualTo(403);
    assertThat(core.send(Operation.HELP, "sys/health", "{}", "").status()).isEqualTo(403);
  }
}
