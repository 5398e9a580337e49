package io.holdfast.testkit.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.LendingEngine;
import io.holdfast.testkit.ProbeEngine;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.Tenant;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making, naming, locking and removing namespaces. */
class NamespaceTest {
  private final LendingEngine outside = new LendingEngine();
  private TestCore core;
  private Tenant root;
  private Tenant team;

  @BeforeEach
  void start() {
    core = TestCore.started(new ProbeEngine(), outside);
    root = core.in("");
    root.write("sys/namespaces/team", "{'custom_metadata':{'owner':'ann'}}");
    team = core.in("team");
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private static void mount(Tenant where, String path, String type) {
    assertThat(where.write("sys/mounts/" + path, "{'type':'" + type + "'}").status())
        .isEqualTo(204);
  }

  @Test
  void aNewNamespaceHasTheMountsAndPoliciesThatEveryNamespaceHas() {
    assertThat(team.read("sys/mounts").data().properties().stream().map(e -> e.getKey()))
        .contains("identity/", "sys/");
    assertThat(team.read("sys/auth").data().properties().stream().map(e -> e.getKey()))
        .containsExactly("token/");
    assertThat(team.list("sys/policies/acl").keys()).containsExactly("default");
  }

  @Test
  void itIsShownWithItsIdAndWhatOperatorsSaidOfIt() {
    Reply made = root.read("sys/namespaces/team");
    assertThat(made.data("id").asText()).matches("[0-9A-Za-z]{6}");
    assertThat(made.data("path").asText()).isEqualTo("team/");
    assertThat(made.data("custom_metadata", "owner").asText()).isEqualTo("ann");
    assertThat(made.data("locked").asBoolean()).isFalse();
    root.send(Operation.PATCH, "sys/namespaces/team", "{'custom_metadata':{'cost':'7'}}");
    assertThat(root.read("sys/namespaces/team").data("custom_metadata").toString())
        .isEqualTo("{\"cost\":\"7\",\"owner\":\"ann\"}");
    root.send(Operation.PATCH, "sys/namespaces/team", "{'custom_metadata':{'owner':null}}");
    assertThat(root.read("sys/namespaces/team").data("custom_metadata").toString())
        .isEqualTo("{\"cost\":\"7\"}");
    assertThat(root.write("sys/namespaces/team", "{}").data("id")).isEqualTo(made.data("id"));
  }

  @Test
  void whatIsStoredInOneIsNotSeenFromAnother() {
    root.write("sys/namespaces/other", "{}");
    Tenant other = core.in("other");
    mount(root, "probe", "probe");
    mount(team, "probe", "probe");
    mount(other, "probe", "probe");
    root.write("probe/values/a", "{'value':'of the root'}");
    team.write("probe/values/b", "{'value':'of the team'}");
    assertThat(root.list("probe/values").keys()).containsExactly("a");
    assertThat(team.list("probe/values").keys()).containsExactly("b");
    assertThat(other.list("probe/values").status()).isEqualTo(404);
    assertThat(root.read("sys/mounts").data().has("probe/")).isTrue();
  }

  @Test
  void itIsNamedByTheHeaderOrByThePathOrByBoth() {
    team.write("sys/namespaces/deep", "{}");
    Tenant deep = core.in("team/deep");
    mount(deep, "probe", "probe");
    deep.write("probe/values/a", "{'value':'1'}");
    assertThat(deep.list("probe/values").keys()).containsExactly("a");
    assertThat(root.list("team/deep/probe/values").keys()).containsExactly("a");
    assertThat(team.list("deep/probe/values").keys()).containsExactly("a");
    assertThat(root.list("probe/values").status()).isEqualTo(404);
  }

  @Test
  void aCommandLineFindsAMountBehindANamespaceInThePath() {
    mount(team, "probe", "probe");
    Reply found = root.read("sys/internal/ui/mounts/team/probe/values/a");
    assertThat(found.data("path").asText()).isEqualTo("team/probe/");
    assertThat(team.read("sys/internal/ui/mounts/probe/values/a").data("path").asText())
        .isEqualTo("probe/");
    assertThat(team.read("sys/mounts").data("sys/", "type").asText()).isEqualTo("ns_system");
  }

  @Test
  void namespacesBelowAreListed() {
    assertThat(team.list("sys/namespaces").status()).isEqualTo(404);
    team.write("sys/namespaces/deep", "{}");
    root.write("sys/namespaces/also", "{}");
    assertThat(root.list("sys/namespaces").keys()).containsExactly("also/", "team/");
    assertThat(team.list("sys/namespaces").keys()).containsExactly("deep/");
    assertThat(root.send(Operation.SCAN, "sys/namespaces", "{}").keys())
        .containsExactly("also/", "team/", "team/deep/");
    assertThat(root.list("sys/namespaces").data("key_info", "team/", "path").asText())
        .isEqualTo("team/");
    assertThat(team.read("sys/internal/ui/namespaces").data("keys").get(0).asText())
        .isEqualTo("deep/");
  }

  @Test
  void anUnknownNamespaceIsNotFound() {
    Reply reply = core.in("nobody").read("sys/mounts");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.errors()).containsExactly("namespace not found");
    assertThat(root.read("nobody/sys/mounts").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root",
        "sys",
        "auth",
        "audit",
        "cubbyhole",
        "identity",
        "a b",
        "a*",
        "a+",
        "..",
        "a/b"
      })
  void namesThatWouldMeanSomethingElseAreRefused(String name) {
    Reply reply = root.write("sys/namespaces/" + name, "{}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).hasSize(1);
  }

  @Test
  void aMountAndANamespaceNeverShareAPath() {
    mount(root, "shop/front", "probe");
    assertThat(root.write("sys/namespaces/shop", "{}").errors())
        .containsExactly("new namespace conflicts with existing mount: shop/front/");
    assertThat(root.write("sys/mounts/team", "{'type':'probe'}").errors())
        .containsExactly("existing mount at team/");
    assertThat(root.write("sys/mounts/team/x", "{'type':'probe'}").errors())
        .containsExactly("existing mount at team/");
    mount(root, "teams", "probe");
  }

  @Test
  void whatIsOfTheWholeServerIsReachedFromTheRootOnly() {
    for (String path :
        new String[] {
          "sys/audit",
          "sys/key-status",
          "sys/metrics",
          "sys/config/cors",
          "sys/host-info",
          "sys/loggers",
          "sys/ha-status",
          "sys/config/state/sanitized"
        }) {
      assertThat(team.read(path).status()).as(path).isEqualTo(400);
    }
    assertThat(team.write("sys/seal", "{}").status()).isEqualTo(400);
    assertThat(team.write("sys/rotate", "{}").status()).isEqualTo(400);
    assertThat(team.list("sys/quotas/rate-limit").status()).isEqualTo(400);
    assertThat(team.read("sys/health").status()).isEqualTo(400);
    assertThat(team.read("sys/seal-status").status()).isEqualTo(200);
    assertThat(team.read("sys/internal/specs/openapi").body().path("paths").has("/sys/audit"))
        .isFalse();
  }

  @Test
  void itCannotBeRemovedWhileThereAreOthersBelow() {
    team.write("sys/namespaces/deep", "{}");
    assertThat(root.delete("sys/namespaces/team").errors())
        .containsExactly("unable to delete namespace containing child namespaces");
    assertThat(team.delete("sys/namespaces/deep").data("status").asText()).isEqualTo("in-progress");
    assertThat(root.delete("sys/namespaces/team").status()).isEqualTo(200);
  }

  @Test
  void removingItEndsItsTokensAndLeavesNothingOfIt() {
    String id = root.read("sys/namespaces/team").data("id").asText();
    mount(team, "probe", "probe");
    mount(team, "lend", "lending");
    for (int i = 0; i < 100; i++) {
      team.write("probe/values/v" + i, "{'value':'1'}");
    }
    team.write("lend/lend/ann", "{'ttl':'1h'}");
    team.policy("all", "*");
    String token = team.newToken("{'policies':['all']}");
    assertThat(root.read("team/auth/token/lookup-self").status()).isEqualTo(200);
    root.delete("sys/namespaces/team");
    assertThat(root.as(token).read("auth/token/lookup-self").status()).isEqualTo(403);
    assertThat(team.read("sys/mounts").status()).isEqualTo(404);
    assertThat(root.read("sys/namespaces/team").status()).isEqualTo(404);
    core.keepHouse();
    core.keepHouse();
    assertThat(outside.accounts()).isEmpty();
    assertThat(Stored.keys(core.storage(), "ns/" + id + "/")).isEmpty();
    assertThat(Stored.below(core.storage(), "ns/root/core/mount-namespace/")).isZero();
    assertThat(Stored.below(core.storage(), "ns/root/core/namespace/")).isZero();
    root.write("sys/namespaces/team", "{}");
    assertThat(root.read("sys/namespaces/team").data("id").asText()).isNotEqualTo(id);
    assertThat(team.list("probe/values").status()).isEqualTo(404);
  }

  @Test
  void aRemovalWaitsForSecretsThatCannotBeTakenBackYet() {
    String id = root.read("sys/namespaces/team").data("id").asText();
    mount(team, "lend", "lending");
    team.write("lend/lend/ann", "{'ttl':'1h'}");
    outside.breakDown(true);
    root.delete("sys/namespaces/team");
    core.keepHouse();
    assertThat(outside.accounts()).containsExactly("ann");
    assertThat(Stored.below(core.storage(), "ns/root/core/namespace/")).isEqualTo(1);
    outside.breakDown(false);
    core.later(Duration.ofHours(2));
    core.keepHouse();
    assertThat(outside.accounts()).isEmpty();
    assertThat(Stored.keys(core.storage(), "ns/" + id + "/")).isEmpty();
    assertThat(Stored.below(core.storage(), "ns/root/core/namespace/")).isZero();
  }

  @Test
  void aLockedNamespaceAnswersNobodyUntilItIsUnlocked() {
    team.write("sys/namespaces/deep", "{}");
    String key = root.write("sys/namespaces/api-lock/lock/team", "{}").data("unlock_key").asText();
    assertThat(key).hasSize(24);
    for (Tenant shutOut : new Tenant[] {team, core.in("team/deep")}) {
      Reply refused = shutOut.read("sys/mounts");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.errors().getFirst()).contains("\"team/\" must be unlocked");
    }
    assertThat(root.read("sys/namespaces/team").data("locked").asBoolean()).isTrue();
    assertThat(root.read("sys/mounts").status()).isEqualTo(200);
    assertThat(team.write("sys/namespaces/api-lock/unlock", "{'unlock_key':'wrong'}").status())
        .isEqualTo(400);
    assertThat(
            team.write("sys/namespaces/api-lock/unlock", "{'unlock_key':'" + key + "'}").status())
        .isEqualTo(204);
    assertThat(team.read("sys/mounts").status()).isEqualTo(200);
    assertThat(root.write("sys/namespaces/api-lock/lock", "{}").status()).isEqualTo(400);
  }

  @Test
  void aMountMovesToAnotherNamespaceWithWhatItStores() {
    root.write("sys/namespaces/other", "{}");
    mount(team, "probe", "probe");
    mount(team, "lend", "lending");
    team.write("probe/values/a", "{'value':'1'}");
    team.write("lend/lend/ann", "{'ttl':'1h'}");
    assertThat(root.write("sys/remount", "{'from':'team/probe','to':'other/moved'}").status())
        .isEqualTo(200);
    assertThat(root.write("sys/remount", "{'from':'team/lend','to':'lend'}").status())
        .isEqualTo(200);
    assertThat(team.list("probe/values").status()).isEqualTo(404);
    assertThat(core.in("other").list("moved/values").keys()).containsExactly("a");
    core.keepHouse();
    assertThat(outside.accounts()).isEmpty();
    root.delete("sys/namespaces/team");
    core.keepHouse();
    core.in("other").write("moved/values/b", "{'value':'2'}");
    assertThat(core.in("other").list("moved/values").keys()).containsExactly("a", "b");
  }

  @Test
  void whatOneNodeDoesToNamespacesTheOtherSees() {
    TestCore fresh = TestCore.fresh(new ProbeEngine());
    try {
      byte[] share = fresh.found();
      var _ = fresh.core().unseal(share.clone());
      TestCore second = fresh.secondNode();
      var _ = second.core().unseal(share);
      fresh.in("").write("sys/namespaces/team", "{}");
      mount(second.in("team"), "probe", "probe");
      fresh.in("team").write("probe/values/a", "{'value':'1'}");
      assertThat(second.in("team").list("probe/values").keys()).containsExactly("a");
      String token = second.in("team").newToken("{'policies':['default']}");
      assertThat(fresh.in("team").as(token).read("auth/token/lookup-self").status()).isEqualTo(200);
      second.in("").delete("sys/namespaces/team");
      assertThat(fresh.in("").as(token).read("auth/token/lookup-self").status()).isEqualTo(403);
      assertThat(fresh.in("team").read("sys/mounts").status()).isEqualTo(404);
      fresh.keepHouse();
      assertThat(Stored.below(fresh.storage(), "ns/root/core/namespace/")).isZero();
    } finally {
      fresh.close();
    }
  }
}
