package io.holdfast.engines.transit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.testkit.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A backup with anything changed in it is restored or refused; it is never a fault, then or later.
 */
class MutatedBackupTest {
  private static final int PER_KEY = 25;
  private static final String[] VALUES = {
    "null",
    "\"\"",
    "-1",
    "0",
    "1",
    "2",
    "7.5",
    "1e400",
    "9223372036854775807",
    "\"text\"",
    "true",
    "[]",
    "{}",
    "\"AAAA\"",
    "\"9999-12-31T23:59:59Z\"",
    "\"+1000000000-12-31T23:59:59Z\"",
    "10",
    "11"
  };

  private final Random random = new Random(7);

  @Test
  void noChangedBackupIsAFault() throws IOException {
    try (Transit transit = new Transit();
        InputStream in =
            Objects.requireNonNull(
                MutatedBackupTest.class.getResourceAsStream("/transit/openbao-2.7.2.json"))) {
      for (JsonNode key : Json.tree(in.readAllBytes())) {
        JsonNode backup = document(key.path("backup").asText());
        if (backup == null) {
          continue;
        }
        for (int i = 0; i < PER_KEY; i++) {
          tryOut(transit, mutated(backup));
        }
      }
    }
  }

  /** The document; null for those with numbers that the usual reader does not take. */
  private static @org.jspecify.annotations.Nullable JsonNode document(String backup) {
    try {
      return Json.parse(Base64.getDecoder().decode(backup));
    } catch (IOException tooLongANumber) {
      return null;
    }
  }

  private static void tryOut(Transit transit, JsonNode backup) {
    String text = Transit.base64(Json.write(backup));
    assertThat(transit.post("restore/k", "backup", text, "force", true).status())
        .as("%s", backup)
        .isIn(204, 400);
    String context = Transit.base64("c");
    assertThat(transit.get("keys/k", "context", context).status()).as("%s", backup).isIn(200, 404);
    for (String path : new String[] {"encrypt/k", "sign/k", "hmac/k", "keys/k/rotate"}) {
      assertThat(transit.post(path, "plaintext", "", "input", "", "context", context).status())
          .as("%s %s", path, backup)
          .isIn(200, 400);
    }
    Reply anew = transit.get("backup/k");
    assertThat(anew.status() == 500 ? anew.errors().getFirst() : "disallowed")
        .as("%s", backup)
        .contains("disallowed");
    assertThat(anew.status()).as("%s", backup).isIn(200, 400, 500);
  }

  private JsonNode mutated(JsonNode backup) throws IOException {
    JsonNode changed = backup.deepCopy();
    for (int i = 0; i <= random.nextInt(3); i++) {
      List<JsonNode> inner = new ArrayList<>();
      collect(changed, inner);
      JsonNode parent = inner.get(random.nextInt(inner.size()));
      JsonNode value =
          Json.parse(
              VALUES[random.nextInt(VALUES.length)].getBytes(
                  java.nio.charset.StandardCharsets.UTF_8));
      if (parent instanceof ObjectNode object && !object.isEmpty()) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        object.set(names.get(random.nextInt(names.size())), value);
      } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
        array.set(random.nextInt(array.size()), value);
      }
    }
    return changed;
  }

  private static void collect(JsonNode node, List<JsonNode> inner) {
    if (node.isContainerNode()) {
      inner.add(node);
      node.forEach(child -> collect(child, inner));
    }
  }
}
