package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document is made of the same declaration that requests are checked by. */
class OpenApiTest {
  private static final String DOCUMENT = "sys/internal/specs/openapi";

  private TestCore core;

  @BeforeEach
  void start() {
    core = TestCore.started(new DeclaringEngine());
    mount("declaring");
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private void mount(String path) {
    assertThat(core.write("sys/mounts/" + path, "{\"type\":\"declaring\"}").status())
        .isEqualTo(204);
  }

  private JsonNode document(String query, String token) {
    Reply reply = core.send(Operation.READ, DOCUMENT, query, token);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.body();
  }

  private JsonNode document() {
    return document("{}", TestCore.ROOT);
  }

  private static JsonNode resolved(JsonNode document, JsonNode reference) {
    String name = reference.path("$ref").asText().replace("#/components/schemas/", "");
    return document.path("components").path("schemas").path(name);
  }

  @Test
  void aDeclarationIsToldInFull() {
    JsonNode document = document();
    assertThat(document.path("openapi").asText()).isEqualTo("3.0.2");
    JsonNode path = document.path("paths").path("/declaring/keys/{name}/config");
    assertThat(path.path("description").asText()).isEqualTo("Configure a key.");
    assertThat(path.path("x-vault-sudo").asBoolean()).isTrue();
    assertThat(path.path("x-vault-createSupported").asBoolean()).isTrue();
    assertThat(path.path("parameters").get(0).toString())
        .isEqualTo(
            "{\"name\":\"name\",\"description\":\"The name of the key.\",\"in\":\"path\","
                + "\"schema\":{\"type\":\"string\"},\"required\":true}");
    assertThat(path.path("get").path("operationId").asText()).isEqualTo("declaring-see-config");
    assertThat(path.path("get").path("summary").asText()).isEqualTo("See how a key is configured.");
    assertThat(path.path("post").path("operationId").asText())
        .isEqualTo("declaring-write-keys-name-config");
    assertThat(path.path("post").path("tags").get(0).asText()).isEqualTo("secrets");
    assertThat(path.path("delete").path("responses").has("204")).isTrue();
    assertThat(path.path("patch").at("/requestBody/content").has("application/merge-patch+json"))
        .isTrue();
  }

  @Test
  void theSchemaOfABodyHasTypesDefaultsAndTheOnlyValues() {
    JsonNode document = document();
    JsonNode post = document.path("paths").path("/declaring/keys/{name}/config").path("post");
    JsonNode schema = resolved(document, post.at("/requestBody/content/application~1json/schema"));
    JsonNode fields = schema.path("properties");
    assertThat(fields.has("name")).isFalse();
    assertThat(fields.path("ttl").toString())
        .isEqualTo(
            "{\"type\":\"integer\",\"format\":\"seconds\",\"default\":3600,"
                + "\"description\":\"How long it lives.\"}");
    assertThat(fields.path("format").path("enum").toString()).isEqualTo("[\"hex\",\"base64\"]");
    assertThat(fields.path("versions").path("items").path("type").asText()).isEqualTo("integer");
    assertThat(fields.path("old").path("deprecated").asBoolean()).isTrue();
    assertThat(fields.path("policy").path("deprecated").asBoolean()).isTrue();
    assertThat(schema.path("required").toString()).isEqualTo("[\"bits\"]");
    JsonNode answer =
        document
            .path("paths")
            .path("/declaring/keys/{name}/config")
            .at("/get/responses/200/content/application~1json/schema");
    assertThat(resolved(document, answer).path("properties").has("ttl")).isTrue();
  }

  @Test
  void aListIsAGetWithAParameter() {
    JsonNode list = document().path("paths").path("/declaring/keys").path("get");
    List<String> names = new ArrayList<>();
    list.path("parameters").forEach(parameter -> names.add(parameter.path("name").asText()));
    assertThat(names).containsExactly("after", "limit", "list");
    assertThat(list.path("parameters").get(2).path("required").asBoolean()).isTrue();
  }

  @Test
  void aPathThatIsThereToRefuseIsNotTold() {
    assertThat(document().path("paths").has("/declaring/{path}")).isFalse();
    JsonNode open = document().path("paths").path("/declaring/open");
    assertThat(open.path("x-vault-unauthenticated").asBoolean()).isTrue();
  }

  @Test
  void everyOperationHasAnIdOfItsOwnHoweverOftenAnEngineIsMounted() {
    mount("second");
    mount("a/third");
    JsonNode document = document();
    Set<String> ids = new HashSet<>();
    document
        .path("paths")
        .forEach(path ->
            path.forEach(operation -> {
              if (operation.has("operationId")) {
                assertThat(ids.add(operation.path("operationId").asText()))
                    .as(operation.toString())
                    .isTrue();
              }
            }));
    assertThat(ids).contains("declaring-see-config-at-second", "token-write-create", "seal-status");
    // The schemas are the same, and kept once.
    assertThat(document.path("components").path("schemas").has("DeclaringSeeConfigResponse"))
        .isTrue();
    assertThat(document.path("components").path("schemas").has("DeclaringSeeConfigResponse2"))
        .isFalse();
  }

  @Test
  void theContextStandsAtTheEndOfEveryId() {
    JsonNode document = document("{\"context\":\"v2\"}", TestCore.ROOT);
    assertThat(document.path("paths").path("/sys/seal-status").at("/get/operationId").asText())
        .isEqualTo("seal-status_v2");
    assertThat(core.send(Operation.READ, DOCUMENT, "{\"context\":\"a b\"}", TestCore.ROOT).status())
        .isEqualTo(400);
  }

  @Test
  void aParameterCanStandInThePlaceOfAMountsPath() {
    mount("a/b-c");
    Reply reply = core.write(DOCUMENT, "{\"generic_mount_paths\":true}");
    JsonNode paths = reply.at("paths");
    assertThat(paths.has("/{a_b_c_mount_path}/open")).isTrue();
    assertThat(paths.path("/{a_b_c_mount_path}/open").at("/parameters/0/schema/default").asText())
        .isEqualTo("a/b-c");
    assertThat(paths.has("/sys/mounts")).isTrue();
    assertThat(paths.has("/auth/token/create")).isTrue();
    assertThat(paths.has("/cubbyhole/{path}")).isFalse();
  }

  @Test
  void aCallerSeesTheMountsThatItsPoliciesReach() {
    core.write(
        "sys/policies/acl/p",
        "{\"policy\":\"path \\\"second/*\\\" {capabilities=[\\\"read\\\"]}\"}");
    mount("second");
    String token =
        core.write("auth/token/create", "{\"policies\":[\"p\"],\"no_default_policy\":true}")
            .text("auth", "client_token");
    JsonNode paths = document("{}", token).path("paths");
    assertThat(paths.has("/second/open")).isTrue();
    assertThat(paths.has("/declaring/open")).isFalse();
    assertThat(document("{}", "").path("paths")).isEmpty();
    assertThat(core.send(Operation.READ, DOCUMENT, "{}", "hvs.nobodys").status()).isEqualTo(403);
    core.write("sys/mounts/declaring/tune", "{\"listing_visibility\":\"unauth\"}");
    assertThat(document("{}", "").path("paths").has("/declaring/open")).isTrue();
  }
}
