package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a policy says holds in the walk: nothing that it demands is passed over. */
class PolicyEnforcementTest {
  private TestCore core;

  @BeforeEach
  void start() {
    core = TestCore.started(new ProbeEngine());
    core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
    for (String name : new String[] {"a", "b", "c", "d"}) {
      core.write("probe/values/" + name, "{\"value\":\"1\"}");
    }
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private String token(String rules) {
    assertThat(
            core.write("sys/policies/acl/p", Json.object().put("policy", rules).toString())
                .status())
        .isEqualTo(204);
    return core.write("auth/token/create", "{\"policies\":[\"p\"]}").text("auth", "client_token");
  }

  private Reply list(String query, String token) {
    return core.send(Operation.LIST, "probe/values/", query, token);
  }

  @Test
  void aListingIsNoLongerThanThePolicyAllows() {
    String token =
        token("path \"probe/values\" { capabilities = [\"list\"] pagination_limit = 2 }");
    assertThat(list("{}", token).keys()).containsExactly("a", "b");
    assertThat(list("{\"limit\":\"max\"}", token).keys()).containsExactly("a", "b");
    assertThat(list("{\"limit\":0,\"after\":\"b\"}", token).keys()).containsExactly("c", "d");
    assertThat(list("{\"limit\":\"1\"}", token).keys()).containsExactly("a");
    assertThat(list("{\"limit\":\"3\"}", token).status()).isEqualTo(403);
    assertThat(list("{}", TestCore.ROOT).keys()).hasSize(4);
  }

  @Test
  void aListingShowsOnlyTheKeysThatCanBeRead() {
    String token =
        token(
            """
            path "probe/values" {
              capabilities = ["list"]
              list_scan_response_keys_filter_path = "{{ .path }}{{ .key }}"
            }
            path "probe/values/b" { capabilities = ["read"] }
            path "probe/values/c" { capabilities = ["update"] }
            """);
    assertThat(list("{}", token).keys()).containsExactly("b");
  }

  @Test
  void aPathThatNeedsASecondFactorIsUsedByNobodyAsLongAsThereIsNone() {
    String token =
        token("path \"probe/values/*\" { capabilities = [\"read\"] mfa_methods = [\"totp\"] }");
    assertThat(core.read("probe/values/a", token).status()).isEqualTo(403);
  }

  @Test
  void creatingAndUpdatingAreToldApartByWhatIsStored() {
    String token = token("path \"probe/values/*\" { capabilities = [\"create\"] }");
    assertThat(core.write("probe/values/new", "{}", token).data("operation").asText())
        .isEqualTo("create");
    assertThat(core.write("probe/values/new", "{}", token).status()).isEqualTo(403);
  }

  @Test
  void aWrappingTokenIsOfNoUseElsewhereAndIsGoneAfterTheAttempt() {
    for (String path : new String[] {"auth/token/lookup-self", "probe/values/a", "sys/mounts"}) {
      String wrapping =
          core.send(
                  Operation.READ,
                  "probe/values/a",
                  "{}",
                  TestCore.ROOT,
                  java.util.Optional.of(java.time.Duration.ofMinutes(5)))
              .text("wrap_info", "token");
      assertThat(core.read(path, wrapping).status()).as(path).isEqualTo(403);
      assertThat(core.write("sys/wrapping/unwrap", "{}", wrapping).status()).isEqualTo(400);
    }
  }
}
