package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenTest {
  private TestCore core;

  @BeforeEach
  void start() {
    core = TestCore.started();
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private Reply create(String json, String parent) {
    return core.write("auth/token/create", json, parent);
  }

  private String token(String json) {
    return create(json, TestCore.ROOT).text("auth", "client_token");
  }

  private int status(String token) {
    return core.read("auth/token/lookup-self", token).status();
  }

  @Test
  void revokingATokenRevokesItsChildrenAndNotItsOrphans() {
    String parent = token("{\"policies\":[\"root\"]}");
    String child = create("{\"policies\":[\"default\"]}", parent).text("auth", "client_token");
    String orphan =
        create("{\"policies\":[\"default\"],\"no_parent\":true}", parent)
            .text("auth", "client_token");
    String grandchild = create("{\"policies\":[\"root\"]}", parent).text("auth", "client_token");
    core.write("auth/token/revoke-self", "{}", parent);
    assertThat(status(parent)).isEqualTo(403);
    assertThat(status(child)).isEqualTo(403);
    assertThat(status(grandchild)).isEqualTo(403);
    assertThat(status(orphan)).isEqualTo(200);
  }

  @Test
  void aTokenEndsWhenItsTimeIsOverAndLeavesNothingInStorage() {
    int before = keys();
    String token = token("{\"policies\":[\"default\"],\"ttl\":\"1h\"}");
    assertThat(keys()).isGreaterThan(before);
    core.later(Duration.ofMinutes(59));
    assertThat(status(token)).isEqualTo(200);
    core.later(Duration.ofMinutes(2));
    assertThat(status(token)).isEqualTo(403);
    assertThat(keys()).isEqualTo(before);
  }

  private int keys() {
    return core.storage().read(tx -> tx.keys(io.holdfast.storage.KeyRange.ALL, 100_000).size());
  }

  @Test
  void aPeriodicTokenLivesAsLongAsItIsRenewed() {
    String token = token("{\"policies\":[\"default\"],\"period\":\"30m\"}");
    for (int i = 0; i < 100; i++) {
      core.later(Duration.ofMinutes(25));
      assertThat(core.write("auth/token/renew-self", "{}", token).status()).isEqualTo(200);
    }
    core.later(Duration.ofMinutes(31));
    assertThat(status(token)).isEqualTo(403);
  }

  @Test
  void aRenewalThatAsksForNothingGivesTheLifetimeThatWasGivenLast() {
    String token = token("{\"policies\":[\"default\"],\"ttl\":\"1h\"}");
    core.later(Duration.ofMinutes(30));
    assertThat(renewedFor(token, "{}")).isEqualTo(3600);
    assertThat(renewedFor(token, "{\"increment\":600}")).isEqualTo(600);
    core.later(Duration.ofMinutes(5));
    assertThat(renewedFor(token, "{\"increment\":0}")).isEqualTo(600);
  }

  private int renewedFor(String token, String body) {
    return core.write("auth/token/renew-self", body, token).at("auth", "lease_duration").asInt();
  }

  @Test
  void renewalsStopAtTheExplicitMaximum() {
    String token =
        token("{\"policies\":[\"default\"],\"ttl\":\"10m\",\"explicit_max_ttl\":\"25m\"}");
    core.later(Duration.ofMinutes(9));
    assertThat(renewedFor(token, "{\"increment\":\"1h\"}")).isEqualTo(16 * 60);
    core.later(Duration.ofMinutes(17));
    assertThat(status(token)).isEqualTo(403);
  }

  @Test
  void aTokenOfTwoUsesServesExactlyTwoOfManyConcurrentRequests() throws Exception {
    String token = token("{\"policies\":[\"default\"],\"num_uses\":2}");
    List<Callable<Integer>> requests = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      requests.add(() -> status(token));
    }
    int served = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> status : threads.invokeAll(requests)) {
        served += status.get() == 200 ? 1 : 0;
      }
    }
    assertThat(served).isEqualTo(2);
  }

  @Test
  void aBatchTokenFallsWithItsParentAndCannotCreateTokens() {
    String parent = token("{\"policies\":[\"root\"]}");
    String batch =
        create("{\"policies\":[\"default\"],\"type\":\"batch\",\"ttl\":\"1h\"}", parent)
            .text("auth", "client_token");
    assertThat(batch).startsWith("hvb.");
    assertThat(status(batch)).isEqualTo(200);
    core.write("auth/token/revoke", "{\"token\":\"" + parent + "\"}");
    assertThat(status(batch)).isEqualTo(403);
  }

  @Test
  void anAlteredBatchTokenIsNoToken() {
    String batch = token("{\"policies\":[\"default\"],\"type\":\"batch\",\"ttl\":\"1h\"}");
    char last = batch.charAt(batch.length() - 2);
    String altered =
        batch.substring(0, batch.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + batch.charAt(batch.length() - 1);
    assertThat(status(altered)).isEqualTo(403);
  }

  @Test
  void anAccessorFindsAndRevokesATokenWithoutKnowingIt() {
    Reply made = create("{\"policies\":[\"default\"]}", TestCore.ROOT);
    String accessor = made.text("auth", "accessor");
    Reply found = core.write("auth/token/lookup-accessor", "{\"accessor\":\"" + accessor + "\"}");
    assertThat(found.data("id").asText()).isEmpty();
    assertThat(core.list("auth/token/accessors").keys()).contains(accessor);
    core.write("auth/token/revoke-accessor", "{\"accessor\":\"" + accessor + "\"}");
    assertThat(status(made.text("auth", "client_token"))).isEqualTo(403);
  }

  @Test
  void theTokenIsNowhereInTheStorage() {
    String token = token("{\"policies\":[\"default\"]}");
    var all = core.storage().read(tx -> tx.scan(io.holdfast.storage.KeyRange.ALL, 100_000));
    for (var entry : all) {
      assertThat(entry.key()).doesNotContain(token);
      assertThat(new String(entry.value(), java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain(token);
    }
  }

  @Test
  void aWrappedAnswerOpensOnceForWhoeverHoldsItsToken() {
    Reply wrapped =
        core.send(
            io.holdfast.api.Operation.UPDATE,
            "auth/token/create",
            "{\"policies\":[\"default\"]}",
            TestCore.ROOT,
            java.util.Optional.of(Duration.ofMinutes(5)));
    String wrapping = wrapped.text("wrap_info", "token");
    assertThat(wrapped.at("auth").isNull()).isTrue();
    Reply opened = core.write("sys/wrapping/unwrap", "{}", wrapping);
    assertThat(status(opened.text("auth", "client_token"))).isEqualTo(200);
    assertThat(core.write("sys/wrapping/unwrap", "{}", wrapping).status()).isEqualTo(400);
  }
}
