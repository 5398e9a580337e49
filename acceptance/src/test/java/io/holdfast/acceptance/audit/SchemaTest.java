package io.holdfast.acceptance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.acceptance.peer.BaoServer;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Who parses OpenBao's audit log parses ours: the same requests to both give entries with the same
 * fields of the same types, and ours may have more.
 */
class SchemaTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("schema");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Where every client value is HMACed whatever its type, ours has a text. */
  private static final String CLIENT_VALUES = "/data/";

  @Test
  void theSameRequestsGiveTheSameFields() throws IOException {
    try (BaoServer bao = BaoServer.start("schema-bao")) {
      Map<String, Set<String>> theirs = fields(bao.root(), bao.directory().resolve("audit.log"));
      Map<String, Set<String>> ours =
          fields(server.root(), server.directory().resolve("audit.log"));
      Map<String, Set<String>> missing = new TreeMap<>(theirs);
      missing.replaceAll((entry, names) -> without(names, ours.getOrDefault(entry, Set.of())));
      // OpenBao shows a login as allowed by policies, though nobody asked them.
      missing.computeIfPresent(
          "request update auth/userpass/login/ann",
          (_, names) -> without(names, Set.of("/auth/policy_results/allowed: BOOLEAN")));
      missing.values().removeIf(Set::isEmpty);
      assertThat(missing).as("fields that OpenBao has and we don't, by entry").isEmpty();
    }
  }

  /**
   * What a server may leave out: OpenBao's probe of a device that is being enabled, the text of a
   * refusal as if it were data (it is in {@code error}), and fields that tell of its billing, its
   * plugins and its entities, which are absent in both where there are none.
   */
  private static final Pattern OPTIONAL =
      Pattern.compile(
          ".*(sys/audit/test|/client_id: |/mount_running(_plugin)?_version: "
              + "|/entity_(id|created): |/response/data/error: ).*");

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = new TreeSet<>(names);
    rest.removeAll(others);
    return rest;
  }

  /** For each kind of entry, the names and types of its fields. */
  private static Map<String, Set<String>> fields(Api root, Path file) throws IOException {
    root.post(
            "sys/audit/file",
            Map.of("type", "file", "options", Map.of("file_path", file.toString())))
        .succeeds();
    everydayRequests(root);
    Map<String, Set<String>> fields = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode entry = MAPPER.readTree(line);
      String kind =
          entry.get("type").asText()
              + " "
              + entry.at("/request/operation").asText()
              + " "
              + entry.at("/request/path").asText();
      collect(entry, "", fields.computeIfAbsent(kind, _ -> new TreeSet<>()));
    }
    fields.keySet().removeIf(OPTIONAL.asMatchPredicate());
    fields.values().forEach(names -> names.removeIf(OPTIONAL.asMatchPredicate()));
    return fields;
  }

  private static void everydayRequests(Api root) {
    Api anyone = Api.at(root.address());
    root.post("sys/mounts/kv", Map.of("type", "kv", "options", Map.of("version", "2"))).succeeds();
    root.post("kv/data/a", Map.of("data", Map.of("text", "x", "number", 1))).succeeds();
    root.get("kv/data/a").succeeds();
    root.get("kv/data/missing");
    root.list("kv/metadata").succeeds();
    root.with("X-Vault-Wrap-TTL", "60s").get("kv/data/a").succeeds();
    root.post("sys/auth/userpass", Map.of("type", "userpass")).succeeds();
    root.post("auth/userpass/users/ann", Map.of("password", "p", "token_policies", "default"))
        .succeeds();
    anyone.post("auth/userpass/login/ann", Map.of("password", "p")).succeeds();
    anyone.post("auth/userpass/login/ann", Map.of("password", "wrong"));
    String token =
        root.post(
                "auth/token/create",
                Map.of("policies", List.of("default"), "num_uses", 5, "meta", Map.of("desk", "4")))
            .succeeds()
            .text("auth/client_token");
    root.as(token).get("kv/data/a").refuses(403);
    root.as(token).get("auth/token/lookup-self").succeeds();
    root.delete("kv/data/a").succeeds();
  }

  private static void collect(JsonNode node, String at, Set<String> names) {
    if (node.isObject()) {
      Map<String, JsonNode> members = new LinkedHashMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      members.forEach((name, value) -> collect(value, at + "/" + name, names));
    } else if (node.isArray()) {
      node.forEach(item -> collect(item, at + "[]", names));
    } else if (!node.isNull()) {
      boolean clientValue = at.contains(CLIENT_VALUES);
      names.add(at + ": " + (clientValue ? "value" : node.getNodeType()));
    }
  }
}
