package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseCountTest {
  private final TestCore core = TestCore.started();

  @AfterEach
  void stop() {
    core.close();
  }

  private Reply token(String json) {
    return core.write("auth/token/create", json);
  }

  private int counter(String name) {
    return core.read("sys/quotas/lease-count/" + name).data("counter").asInt();
  }

  private void limit(String name, String json) {
    assertThat(core.write("sys/quotas/lease-count/" + name, json).errors()).isEmpty();
  }

  @Test
  void noMoreLeasesAreMadeThanTheLimitAllows() {
    limit("q", "{\"path\":\"auth/token\",\"max_leases\":2}");
    String first = token("{\"ttl\":\"1h\"}").text("auth", "client_token");
    assertThat(token("{\"ttl\":\"1h\"}").status()).isEqualTo(200);
    Reply refused = token("{\"ttl\":\"1h\"}");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.errors().getFirst())
        .contains("auth/token/create")
        .contains("lease count quota exceeded");
    assertThat(token("{\"type\":\"batch\",\"ttl\":\"1h\",\"policies\":[\"default\"]}").status())
        .isEqualTo(429);
    assertThat(counter("q")).isEqualTo(2);
    core.write("auth/token/revoke", "{\"token\":\"" + first + "\"}");
    assertThat(counter("q")).isEqualTo(1);
    assertThat(token("{\"ttl\":\"1h\"}").status()).isEqualTo(200);
  }

  @Test
  void aLeaseThatEndsByItselfCountsNoMore() {
    limit("q", "{\"max_leases\":1}");
    token("{\"ttl\":\"1m\"}");
    assertThat(token("{\"ttl\":\"1m\"}").status()).isEqualTo(429);
    core.later(Duration.ofMinutes(2));
    assertThat(counter("q")).isZero();
    assertThat(token("{\"ttl\":\"1m\"}").status()).isEqualTo(200);
  }

  @Test
  void leasesThatWereThereBeforeTheLimitCount() {
    token("{\"ttl\":\"1h\"}");
    token("{\"ttl\":\"1h\"}");
    limit("all", "{\"max_leases\":10}");
    limit("tokens", "{\"path\":\"auth/token/create\",\"max_leases\":1}");
    limit("others", "{\"path\":\"sys\",\"max_leases\":1}");
    assertThat(counter("all")).isEqualTo(2);
    assertThat(counter("tokens")).isEqualTo(2);
    assertThat(counter("others")).isZero();
    assertThat(token("{\"ttl\":\"1h\"}").status()).isEqualTo(429);
  }

  @Test
  void aRootTokenIsMadeWhateverTheLimit() {
    limit("q", "{\"max_leases\":1}");
    token("{\"ttl\":\"1m\"}");
    assertThat(token("{\"policies\":[\"root\"]}").status()).isEqualTo(200);
  }

  @Test
  void secretsOfEnginesAreLeasesToo() {
    try (TestCore lending = TestCore.started(new LendingEngine())) {
      lending.write("sys/mounts/lend", "{\"type\":\"lending\"}");
      lending.write("sys/quotas/lease-count/q", "{\"path\":\"lend\",\"max_leases\":1}");
      Reply first = lending.write("lend/lend/a", "{\"ttl\":\"1h\"}");
      assertThat(first.errors()).isEmpty();
      assertThat(lending.write("lend/lend/b", "{}").status()).isEqualTo(429);
      lending.write(
          "sys/leases/revoke", "{\"lease_id\":\"" + first.text("lease_id") + "\",\"sync\":true}");
      assertThat(lending.write("lend/lend/b", "{}").status()).isEqualTo(200);
    }
  }

  @Test
  void limitsAreReadListedAndDeleted() {
    limit("b", "{\"max_leases\":5}");
    limit("a", "{\"path\":\"auth/token\",\"max_leases\":6}");
    assertThat(core.list("sys/quotas/lease-count").keys()).containsExactly("a", "b");
    Reply read = core.read("sys/quotas/lease-count/a");
    assertThat(read.data("path").asText()).isEqualTo("auth/token/");
    assertThat(read.data("max_leases").asInt()).isEqualTo(6);
    assertThat(read.data("type").asText()).isEqualTo("lease-count");
    core.delete("sys/quotas/lease-count/a");
    assertThat(core.read("sys/quotas/lease-count/a").status()).isEqualTo(404);
    assertThat(core.write("sys/quotas/lease-count/c", "{\"max_leases\":5}").status())
        .isEqualTo(400);
    assertThat(core.write("sys/quotas/lease-count/c", "{\"max_leases\":0}").status())
        .isEqualTo(400);
  }
}
