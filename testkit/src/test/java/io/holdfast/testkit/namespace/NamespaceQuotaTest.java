package io.holdfast.testkit.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.LendingEngine;
import io.holdfast.testkit.ProbeEngine;
import io.holdfast.testkit.Tenant;
import io.holdfast.testkit.TestCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotas of namespaces and of what is mounted in them. */
class NamespaceQuotaTest {
  private TestCore core;
  private Tenant root;
  private Tenant team;
  private Tenant deep;

  @BeforeEach
  void start() {
    core = TestCore.started(new ProbeEngine(), new LendingEngine());
    root = core.in("");
    root.write("sys/namespaces/team", "{}");
    team = core.in("team");
    team.write("sys/namespaces/deep", "{}");
    deep = core.in("team/deep");
    for (Tenant where : new Tenant[] {root, team, deep}) {
      where.write("sys/mounts/probe", "{'type':'probe'}");
      where.write("sys/mounts/lend", "{'type':'lending'}");
      where.write("probe/values/a", "{'value':'1'}");
    }
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private static int read(Tenant where) {
    return where.read("probe/values/a").status();
  }

  private void limit(String json) {
    assertThat(root.write("sys/quotas/rate-limit/q", json).errors()).isEmpty();
  }

  @Test
  void aRateLimitOfANamespaceHoldsThereOnly() {
    limit("{'path':'team','rate':1,'interval':'1h'}");
    assertThat(read(team)).isEqualTo(200);
    assertThat(read(team)).isEqualTo(429);
    assertThat(read(root)).isEqualTo(200);
    assertThat(read(deep)).isEqualTo(200);
  }

  @Test
  void onesThatIsInheritedHoldsBelowToo() {
    limit("{'path':'team/','rate':1,'interval':'1h','inheritable':true}");
    assertThat(read(deep)).isEqualTo(200);
    assertThat(read(team)).isEqualTo(429);
    assertThat(read(root)).isEqualTo(200);
  }

  @Test
  void aLimitOfAMountIsOfTheMountInItsNamespace() {
    limit("{'path':'team/probe','rate':1,'interval':'1h'}");
    assertThat(read(team)).isEqualTo(200);
    assertThat(read(team)).isEqualTo(429);
    assertThat(read(root)).isEqualTo(200);
    assertThat(read(deep)).isEqualTo(200);
    assertThat(root.read("sys/quotas/rate-limit/q").data("path").asText()).isEqualTo("team/probe/");
  }

  @Test
  void leasesAreCountedWhereTheyAreLent() {
    team.write("lend/lend/a", "{'ttl':'1h'}");
    deep.write("lend/lend/b", "{'ttl':'1h'}");
    root.write("lend/lend/c", "{'ttl':'1h'}");
    root.write("sys/quotas/lease-count/q", "{'path':'team','max_leases':2,'inheritable':true}");
    assertThat(root.read("sys/quotas/lease-count/q").data("counter").asInt()).isEqualTo(2);
    assertThat(team.write("lend/lend/d", "{'ttl':'1h'}").status()).isEqualTo(429);
    assertThat(deep.write("lend/lend/d", "{'ttl':'1h'}").status()).isEqualTo(429);
    assertThat(root.write("lend/lend/d", "{'ttl':'1h'}").status()).isEqualTo(200);
    team.write("sys/leases/revoke-prefix/lend", "{}");
    assertThat(root.read("sys/quotas/lease-count/q").data("counter").asInt()).isEqualTo(1);
    assertThat(deep.write("lend/lend/d", "{'ttl':'1h'}").status()).isEqualTo(200);
  }

  @Test
  void aQuotaEndsWithItsNamespace() {
    limit("{'path':'team/deep','rate':1,'interval':'1h'}");
    team.delete("sys/namespaces/deep");
    assertThat(root.read("sys/quotas/rate-limit/q").status()).isEqualTo(404);
  }
}
