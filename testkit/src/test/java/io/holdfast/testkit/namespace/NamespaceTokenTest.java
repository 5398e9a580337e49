package io.holdfast.testkit.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.LendingEngine;
import io.holdfast.testkit.ProbeEngine;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.Tenant;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens, policies and leases are of one namespace. */
class NamespaceTokenTest {
  private final LendingEngine outside = new LendingEngine();
  private TestCore core;
  private Tenant root;
  private Tenant team;
  private Tenant deep;
  private Tenant other;
  private String id;

  @BeforeEach
  void start() {
    core = TestCore.started(new ProbeEngine(), outside);
    root = core.in("");
    root.write("sys/namespaces/team", "{}");
    root.write("sys/namespaces/other", "{}");
    team = core.in("team");
    other = core.in("other");
    team.write("sys/namespaces/deep", "{}");
    deep = core.in("team/deep");
    for (Tenant where : new Tenant[] {root, team, deep, other}) {
      where.write("sys/mounts/probe", "{'type':'probe'}");
      where.write("probe/values/a", "{'value':'1'}");
    }
    id = root.read("sys/namespaces/team").data("id").asText();
  }

  @AfterEach
  void stop() {
    core.close();
  }

  @Test
  void aTokenIsGoodInItsNamespaceAndBelowAndNowhereElse() {
    team.policy("all", "*");
    String token = team.newToken("{'policies':['all']}");
    assertThat(team.as(token).list("probe/values").status()).isEqualTo(200);
    assertThat(root.as(token).list("team/probe/values").status()).isEqualTo(200);
    assertThat(deep.as(token).list("probe/values").status()).isEqualTo(200);
    assertThat(root.as(token).list("probe/values").status()).isEqualTo(403);
    assertThat(other.as(token).list("probe/values").status()).isEqualTo(403);
    assertThat(root.as(token).list("other/probe/values").status()).isEqualTo(403);
  }

  @Test
  void aPolicyNamesPathsBelowItsOwnNamespace() {
    root.policy("down", "team/probe/values/");
    root.policy("flat", "probe/values/");
    assertThat(team.as(root.newToken("{'policies':['down']}")).list("probe/values/").status())
        .isEqualTo(200);
    assertThat(team.as(root.newToken("{'policies':['flat']}")).list("probe/values/").status())
        .isEqualTo(403);
    team.policy("flat", "probe/values/");
    String token = team.newToken("{'policies':['flat']}");
    assertThat(team.as(token).list("probe/values/").status()).isEqualTo(200);
    assertThat(deep.as(token).list("probe/values/").status()).isEqualTo(403);
    assertThat(root.as(root.newToken("{'policies':['flat']}")).list("probe/values/").status())
        .isEqualTo(200);
    assertThat(team.list("sys/policies/acl").keys()).containsExactly("default", "flat");
  }

  @Test
  void itsTextItsAccessorAndItsLeaseTellWhereItIsFrom() {
    Reply made = team.write("auth/token/create", "{'policies':['default']}");
    String text = made.text("auth", "client_token");
    assertThat(text).matches("hvs\\.[0-9A-Za-z]{24}\\." + id);
    assertThat(made.text("auth", "accessor")).matches("[0-9A-Za-z]{24}\\." + id);
    assertThat(team.list("sys/leases/lookup/auth/token/create").keys())
        .allMatch(lease -> lease.endsWith("." + id))
        .hasSize(1);
    assertThat(root.list("sys/leases/lookup/auth/token/create").status()).isEqualTo(404);
    assertThat(team.list("auth/token/accessors").keys())
        .containsExactly(made.text("auth", "accessor"));
    assertThat(root.list("auth/token/accessors").keys())
        .doesNotContain(made.text("auth", "accessor"));
    Reply lookup = team.as(text).read("auth/token/lookup-self");
    assertThat(lookup.data("namespace_path").asText()).isEqualTo("team/");
  }

  @Test
  void aTokenAsksForItselfFromAnywhere() {
    String token = team.newToken("{'policies':['default']}");
    for (Tenant from : new Tenant[] {root, team, deep, other}) {
      assertThat(from.as(token).read("auth/token/lookup-self").status()).isEqualTo(200);
      assertThat(from.as(token).write("auth/token/renew-self", "{}").status()).isEqualTo(200);
    }
    assertThat(other.as(token).write("auth/token/revoke-self", "{}").status()).isEqualTo(204);
    assertThat(team.as(token).read("auth/token/lookup-self").status()).isEqualTo(403);
  }

  @Test
  void nobodyLooksUpOrRevokesATokenOfANamespaceThatIsNotBelowHisOwn() {
    String above = root.newToken("{'policies':['default']}");
    Reply beside = other.write("auth/token/create", "{'policies':['default']}");
    String accessor = beside.text("auth", "accessor");
    assertThat(team.write("auth/token/lookup", "{'token':'" + above + "'}").status())
        .isEqualTo(403);
    team.write("auth/token/revoke", "{'token':'" + above + "'}");
    assertThat(root.as(above).read("auth/token/lookup-self").status()).isEqualTo(200);
    assertThat(team.write("auth/token/lookup-accessor", "{'accessor':'" + accessor + "'}").status())
        .isEqualTo(400);
    team.write("auth/token/revoke-accessor", "{'accessor':'" + accessor + "'}");
    assertThat(
            team.write("sys/capabilities-accessor", "{'accessor':'" + accessor + "','paths':['a']}")
                .status())
        .isEqualTo(400);
    assertThat(
            root.write("auth/token/lookup-accessor", "{'accessor':'" + accessor + "'}")
                .data("namespace_path")
                .asText())
        .isEqualTo("other/");
    String lease =
        "auth/token/create/" + other.list("sys/leases/lookup/auth/token/create").keys().getFirst();
    assertThat(team.write("sys/leases/lookup", "{'lease_id':'" + lease + "'}").status())
        .isEqualTo(400);
    team.write("sys/leases/revoke", "{'lease_id':'" + lease + "'}");
    assertThat(other.write("sys/leases/lookup", "{'lease_id':'" + lease + "'}").status())
        .isEqualTo(200);
  }

  @Test
  void onlyWhoHasSudoThereMakesATokenBelow() {
    root.policy("make", "team/auth/token/create");
    String maker = root.newToken("{'policies':['make']}");
    assertThat(team.as(maker).write("auth/token/create", "{'policies':['make']}").errors())
        .containsExactly(
            "root or sudo privileges required to directly generate a token in a child namespace");
    assertThat(team.write("auth/token/create", "{}").at("auth", "policies").toString())
        .isEqualTo("[\"default\"]");
    assertThat(team.write("auth/token/create", "{'policies':['root']}").status()).isEqualTo(400);
    assertThat(team.write("auth/token/create", "{'id':'chosen'}").status()).isEqualTo(400);
  }

  @Test
  void aTokenBelowEndsWithItsParentAbove() {
    root.write(
        "sys/policies/acl/sudo",
        "{'policy':'path \\\"team/auth/token/create\\\" { capabilities = [\\\"update\\\",\\\"sudo\\\"] }'}");
    String parent = root.newToken("{'policies':['sudo']}");
    String child = team.as(parent).newToken("{'policies':['default']}");
    assertThat(team.as(child).read("auth/token/lookup-self").status()).isEqualTo(200);
    root.write("auth/token/revoke", "{'token':'" + parent + "'}");
    assertThat(team.as(child).read("auth/token/lookup-self").status()).isEqualTo(403);
  }

  @Test
  void aBatchTokenIsOfItsNamespaceToo() {
    team.policy("all", "*");
    String token = team.newToken("{'policies':['all'],'type':'batch','ttl':'1h'}");
    assertThat(token).endsWith("." + id);
    assertThat(team.as(token).list("probe/values").status()).isEqualTo(200);
    assertThat(root.as(token).list("probe/values").status()).isEqualTo(403);
    String relabelled = token.substring(0, token.lastIndexOf('.'));
    assertThat(root.as(relabelled).list("probe/values").status()).isEqualTo(403);
  }

  @Test
  void aTokenHasOneCubbyholeFromWhereverItIsAsked() {
    team.policy("all", "*");
    String token = team.newToken("{'policies':['all']}");
    root.write("cubbyhole/mine", "{'a':'1'}");
    assertThat(deep.as(token).read("cubbyhole/mine").status()).isEqualTo(404);
  }

  @Test
  void aWrappedAnswerIsOpenedFromAnywhere() {
    Reply wrapped = team.wrapped("sys/policies/acl/default", Duration.ofMinutes(1));
    String text = wrapped.text("wrap_info", "token");
    assertThat(text).endsWith("." + id);
    assertThat(wrapped.text("wrap_info", "creation_path")).isEqualTo("sys/policies/acl/default");
    assertThat(root.write("sys/wrapping/lookup", "{'token':'" + text + "'}").status())
        .isEqualTo(200);
    assertThat(other.as(text).write("sys/wrapping/unwrap", "{}").data("name").asText())
        .isEqualTo("default");
    assertThat(team.as(text).write("sys/wrapping/unwrap", "{}").status()).isEqualTo(400);
  }

  @Test
  void leasesAreRevokedByPathInTheirOwnNamespaceOnly() {
    for (Tenant where : new Tenant[] {root, team}) {
      where.write("sys/mounts/lend", "{'type':'lending'}");
    }
    root.write("lend/lend/above", "{'ttl':'1h'}");
    String lease = team.write("lend/lend/ann", "{'ttl':'1h'}").text("lease_id");
    assertThat(lease).matches("lend/lend/ann/[0-9A-Za-z]{24}\\." + id);
    assertThat(root.write("sys/leases/lookup", "{'lease_id':'" + lease + "'}").status())
        .isEqualTo(200);
    assertThat(team.write("sys/leases/renew", "{'lease_id':'" + lease + "'}").status())
        .isEqualTo(200);
    team.write("sys/leases/revoke-prefix/lend", "{}");
    core.keepHouse();
    assertThat(outside.accounts()).containsExactly("above");
    root.write("sys/leases/revoke-prefix/lend", "{}");
    core.keepHouse();
    assertThat(outside.accounts()).isEmpty();
  }

  @Test
  void aLentSecretEndsWithTheNamespacesToken() {
    team.write("sys/mounts/lend", "{'type':'lending'}");
    team.policy("lend", "lend/*");
    String token = team.newToken("{'policies':['lend'],'ttl':'10m'}");
    team.as(token).write("lend/lend/ann", "{'ttl':'1h'}");
    assertThat(outside.accounts()).containsExactly("ann");
    core.later(Duration.ofMinutes(11));
    assertThat(outside.accounts()).isEmpty();
  }

  @Test
  void manyTokensOfAPathEndWithoutTouchingThoseOfTheSamePathElsewhere() {
    String above = root.newToken("{'policies':['default']}");
    String last = "";
    for (int i = 0; i < 130; i++) {
      last = team.newToken("{'policies':['default']}");
    }
    team.write("sys/leases/revoke-prefix/auth/token/create", "{}");
    assertThat(team.as(last).read("auth/token/lookup-self").status()).isEqualTo(403);
    assertThat(root.as(above).read("auth/token/lookup-self").status()).isEqualTo(200);
    core.keepHouse();
    assertThat(team.list("auth/token/accessors").status()).isEqualTo(404);
    assertThat(root.as(above).read("auth/token/lookup-self").status()).isEqualTo(200);
  }
}
