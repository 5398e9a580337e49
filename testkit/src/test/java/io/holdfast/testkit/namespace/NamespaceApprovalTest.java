package io.holdfast.testkit.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.Tenant;
import io.holdfast.testkit.TestCore;
import io.holdfast.testkit.identity.DoorMethod;
import io.holdfast.testkit.identity.ShelfEngine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvals are those of the policy's own namespace, whatever others call their groups. */
class NamespaceApprovalTest {
  private TestCore core;
  private Tenant root;
  private Tenant team;

  @BeforeEach
  void start() {
    core = TestCore.started(new DoorMethod(), new ShelfEngine());
    root = core.in("");
    root.write("sys/namespaces/team", "{}");
    team = core.in("team");
    for (Tenant where : new Tenant[] {root, team}) {
      where.write("sys/auth/door", "{'type':'door'}");
      where.write("sys/mounts/shelf", "{'type':'shelf'}");
      policy(where, "approver", "path 'sys/control-group/*' { capabilities = ['update'] }");
    }
    policy(team, "own", guarded("shelf/*"));
    policy(root, "own", guarded("team/shelf/*"));
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private static String guarded(String path) {
    return "path '"
        + path
        + "' { capabilities = ['read'] control_group = { factor 'f' { identity {"
        + " group_names = ['managers'] approvals = 1 } } } }";
  }

  private static void policy(Tenant where, String name, String text) {
    Reply reply =
        where.write("sys/policies/acl/" + name, "{'policy':'" + text.replace("'", "\\\"") + "'}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
  }

  private static Reply login(Tenant where, String name, String policy) {
    return where.as("").write("auth/door/login/" + name, "{'policies':'" + policy + "'}");
  }

  private static String entity(Reply login) {
    return login.text("auth", "entity_id");
  }

  private static String token(Reply login) {
    return login.text("auth", "client_token");
  }

  private static void managers(Tenant where, String... members) {
    where.write(
        "identity/group",
        "{'name':'managers','member_entity_ids':'" + String.join(",", members) + "'}");
  }

  private static String accessor(Reply kept) {
    assertThat(kept.text("wrap_info", "accessor")).as(kept.toString()).isNotEmpty();
    return "{'accessor':'" + kept.text("wrap_info", "accessor") + "'}";
  }

  @Test
  void aNamespacesRequestIsApprovedByItsOwnGroupAndOpened() {
    Reply ann = login(team, "ann", "own");
    Reply bea = login(team, "bea", "approver");
    managers(team, entity(bea));
    Reply kept = team.as(token(ann)).read("shelf/a");
    assertThat(
            team.as(token(bea))
                .write("sys/control-group/authorize", accessor(kept))
                .data("approved")
                .asBoolean())
        .isTrue();
    Reply opened = team.as(kept.text("wrap_info", "token")).write("sys/wrapping/unwrap", "{}");
    assertThat(opened.errors()).isNotEqualTo(List.of("request needs further approval"));
    assertThat(opened.status()).isEqualTo(core.in("team").read("shelf/a").status());
  }

  @Test
  void aGroupOfTheSameNameInAnotherNamespaceApprovesNothing() {
    Reply ann = login(root, "ann", "own");
    Reply bea = login(root, "bea", "approver");
    managers(root);
    managers(team, entity(bea));
    Reply kept = team.as(token(ann)).read("shelf/a");
    Reply refused = root.as(token(bea)).write("sys/control-group/authorize", accessor(kept));
    assertThat(refused.status()).isEqualTo(403);
    managers(root, entity(bea));
    assertThat(
            root.as(token(bea))
                .write("sys/control-group/authorize", accessor(kept))
                .data("approved")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aRequestAboveIsNeitherSeenNorApprovedFromBelow() {
    policy(root, "own", guarded("shelf/*"));
    Reply ann = login(root, "ann", "own");
    Reply bea = login(team, "bea", "approver");
    managers(team, entity(bea));
    Reply kept = root.as(token(ann)).read("shelf/a");
    for (String path : new String[] {"sys/control-group/authorize", "sys/control-group/request"}) {
      assertThat(team.as(token(bea)).write(path, accessor(kept)).status()).isEqualTo(400);
    }
  }

  @Test
  void aNamespaceHasNoNoticesSentToTheMachineThatTheServerRunsOn() {
    String settings = "{'notice_url':'%s','notice_secret':'0123456789abcdef'}";
    String here = settings.formatted("http://127.0.0.1:9/");
    assertThat(team.write("sys/config/control-group", here).errors().getFirst())
        .startsWith("notice_url: only the root namespace");
    assertThat(
            team.write("sys/config/control-group", settings.formatted("https://[::1]/")).status())
        .isEqualTo(400);
    assertThat(
            team.write("sys/config/control-group", settings.formatted("https://example.org/"))
                .status())
        .isLessThan(300);
    assertThat(root.write("sys/config/control-group", here).status()).isLessThan(300);
  }
}
