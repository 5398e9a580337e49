package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The paths that answer while sealed are served before the walk, and as they are declared. */
class SealRoutesTest {
  private static final Map<String, Set<Operation>> DECLARED =
      Map.of(
          "health", Set.of(Operation.READ),
          "seal-status", Set.of(Operation.READ),
          "leader", Set.of(Operation.READ),
          "init", Set.of(Operation.READ, Operation.UPDATE),
          "unseal", Set.of(Operation.UPDATE));

  private static final Map<Operation, String> METHODS =
      Map.of(
          Operation.READ, "get",
          Operation.UPDATE, "post",
          Operation.PATCH, "patch",
          Operation.DELETE, "delete");

  private final TestCore core = TestCore.started();

  @AfterEach
  void stop() {
    core.close();
  }

  @Test
  void eachServesWhatIsDeclaredAndTheDocumentTellsOfIt() {
    Reply document = core.read("sys/internal/specs/openapi");
    DECLARED.forEach((path, operations) ->
        METHODS.forEach((operation, method) -> {
          String what = method + " " + path;
          boolean declared = operations.contains(operation);
          int status = core.send(operation, "sys/" + path, "{}", "").status();
          assertThat(status == 405).as(what).isEqualTo(!declared);
          assertThat(document.at("paths", "/sys/" + path).has(method)).as(what).isEqualTo(declared);
        }));
  }

  @Test
  void aSealedServerGivesNoHelp() {
    core.core().seal();
    for (String path : List.of("sys/health", "sys/mounts")) {
      assertThat(core.send(Operation.HELP, path, "{}", TestCore.ROOT).status()).isEqualTo(503);
    }
    assertThat(core.read("sys/health", "").status()).isEqualTo(503);
  }
}
