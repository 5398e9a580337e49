package io.holdfast.testkit.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.Tenant;
import io.holdfast.testkit.TestCore;
import io.holdfast.testkit.identity.DoorMethod;
import io.holdfast.testkit.identity.ShelfEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each namespace knows its own people; groups below may take in people from above. */
class NamespaceIdentityTest {
  private TestCore core;
  private Tenant root;
  private Tenant team;
  private Tenant other;
  private String id;

  @BeforeEach
  void start() {
    core = TestCore.started(new DoorMethod(), new ShelfEngine());
    root = core.in("");
    root.write("sys/namespaces/team", "{}");
    root.write("sys/namespaces/other", "{}");
    team = core.in("team");
    other = core.in("other");
    for (Tenant where : new Tenant[] {root, team, other}) {
      where.write("sys/auth/door", "{'type':'door'}");
      where.write("sys/mounts/shelf", "{'type':'shelf'}");
    }
    id = root.read("sys/namespaces/team").data("id").asText();
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private static Reply knock(Tenant where, String name) {
    return where.as("").write("auth/door/login/" + name, "{'policies':'own'}");
  }

  private static String token(Tenant where, String name) {
    return knock(where, name).text("auth", "client_token");
  }

  @Test
  void theSameNameInTwoNamespacesIsTwoPeople() {
    Reply here = knock(team, "ann");
    String above = knock(root, "ann").text("auth", "entity_id");
    assertThat(here.text("auth", "entity_id")).endsWith("." + id);
    assertThat(above).doesNotContain(".");
    assertThat(knock(team, "ann").text("auth", "entity_id"))
        .isEqualTo(here.text("auth", "entity_id"));
    assertThat(team.read("identity/entity/id/" + above).status()).isEqualTo(404);
    assertThat(root.read("identity/entity/id/" + here.text("auth", "entity_id")).status())
        .isEqualTo(404);
    assertThat(team.list("identity/entity/id").keys())
        .containsExactly(here.text("auth", "entity_id"));
    assertThat(
            team.read("identity/entity/id/" + here.text("auth", "entity_id"))
                .data("namespace_id")
                .asText())
        .isEqualTo(id);
    assertThat(
            team.as(here.text("auth", "client_token"))
                .read("auth/token/lookup-self")
                .data("display_name")
                .asText())
        .isEqualTo("team-auth-door-ann");
  }

  @Test
  void aGroupBelowGivesItsPoliciesToMembersFromAbove() {
    String ann = knock(root, "ann").text("auth", "entity_id");
    team.policy("shelf", "shelf/*");
    team.write(
        "identity/group",
        "{'name':'readers','policies':['shelf'],'member_entity_ids':['" + ann + "']}");
    String token = token(root, "ann");
    assertThat(team.as(token).read("shelf/a").status()).isEqualTo(200);
    assertThat(root.as(token).read("shelf/a").status()).isEqualTo(403);
    Reply lookup = root.as(token).read("auth/token/lookup-self");
    assertThat(lookup.data("external_namespace_policies", "team/").toString())
        .isEqualTo("[\"shelf\"]");
    team.write("identity/group", "{'name':'readers','member_entity_ids':[]}");
    assertThat(team.as(token).read("shelf/a").status()).isEqualTo(403);
  }

  @Test
  void anEngineHearsOfTheGroupsOfItsOwnNamespaceAlone() {
    String ann = knock(root, "ann").text("auth", "entity_id");
    root.policy("own", "shelf/*");
    root.write("identity/group", "{'name':'staff','member_entity_ids':['" + ann + "']}");
    // Who rules a namespace below may take people in and call a group as he likes.
    team.write("identity/group", "{'name':'admins','member_entity_ids':['" + ann + "']}");
    assertThat(root.as(token(root, "ann")).read("shelf/a").data("groups").toString())
        .isEqualTo("[\"staff\"]");
    team.policy("shelf", "shelf/*");
    team.write(
        "identity/group",
        "{'name':'readers','policies':['shelf'],'member_entity_ids':['" + ann + "']}");
    assertThat(team.as(token(root, "ann")).read("shelf/a").data("groups").toString())
        .isEqualTo("[\"admins\",\"readers\"]");
  }

  @Test
  void aGroupTakesNobodyInFromBesideOrBelow() {
    String beside = knock(other, "ann").text("auth", "entity_id");
    String below = knock(team, "ann").text("auth", "entity_id");
    assertThat(
            team.write("identity/group", "{'name':'g','member_entity_ids':['" + beside + "']}")
                .errors()
                .getFirst())
        .startsWith("invalid entity ID");
    assertThat(
            root.write("identity/group", "{'name':'g','member_entity_ids':['" + below + "']}")
                .status())
        .isEqualTo(400);
    String group = other.write("identity/group", "{'name':'h'}").data("id").asText();
    assertThat(
            team.write("identity/group", "{'name':'g','member_group_ids':['" + group + "']}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void aGroupOfAboveWithinAGroupBelowBringsItsMembersAlong() {
    String ann = knock(root, "ann").text("auth", "entity_id");
    String staff =
        root.write("identity/group", "{'name':'staff','member_entity_ids':['" + ann + "']}")
            .data("id")
            .asText();
    team.policy("shelf", "shelf/*");
    team.write(
        "identity/group",
        "{'name':'readers','policies':['shelf'],'member_group_ids':['" + staff + "']}");
    assertThat(team.as(token(root, "ann")).read("shelf/a").status()).isEqualTo(200);
  }

  @Test
  void groupsThatReachEverywhereGiveTheirPoliciesToPeopleFromBesideToo() {
    String ann = knock(other, "ann").text("auth", "entity_id");
    team.policy("shelf", "shelf/*");
    String members = "{'name':'guests','policies':['shelf'],'member_entity_ids':['" + ann + "']}";
    assertThat(team.write("identity/group", members).status()).isEqualTo(400);
    assertThat(
            root.write(
                    "sys/config/group-policy-application",
                    "{'group_policy_application_mode':'any'}")
                .status())
        .isEqualTo(204);
    assertThat(team.write("identity/group", members).status()).isEqualTo(200);
    String token = token(other, "ann");
    assertThat(team.as(token).read("shelf/a").status()).isEqualTo(200);
    assertThat(team.as(token).read("sys/mounts").status()).isEqualTo(403);
    assertThat(root.as(token).read("shelf/a").status()).isEqualTo(403);
    root.write(
        "sys/config/group-policy-application",
        "{'group_policy_application_mode':'within_namespace_hierarchy'}");
    assertThat(team.as(token).read("shelf/a").status()).isEqualTo(403);
  }

  @Test
  void aTemplatedPolicyMeansTheGroupsOfItsOwnNamespace() {
    String ann = knock(team, "ann").text("auth", "entity_id");
    root.write("identity/group", "{'name':'g','metadata':{'place':'above'}}");
    team.write(
        "identity/group",
        "{'name':'g','metadata':{'place':'here'},'policies':['own'],'member_entity_ids':['"
            + ann
            + "']}");
    team.policy("own", "shelf/{{identity.groups.names.g.metadata.place}}/*");
    String token = token(team, "ann");
    assertThat(team.as(token).read("shelf/here/x").status()).isEqualTo(200);
    assertThat(team.as(token).read("shelf/above/x").status()).isEqualTo(403);
  }

  @Test
  void whoIsDisabledInOneNamespaceIsNotInAnother() {
    String here = token(team, "ann");
    String above = token(root, "ann");
    team.policy("own", "shelf/*");
    root.policy("own", "shelf/*");
    String entity = team.as(here).read("auth/token/lookup-self").data("entity_id").asText();
    team.write("identity/entity/id/" + entity, "{'disabled':true}");
    assertThat(team.as(here).read("shelf/a").status()).isEqualTo(403);
    assertThat(root.as(above).read("shelf/a").status()).isEqualTo(200);
  }

  @Test
  void aSecondFactorIsAskedForWhereItIsEnforced() {
    String method =
        team.write("identity/mfa/method/totp", "{'issuer':'hf'}").data("method_id").asText();
    assertThat(team.read("identity/mfa/method/totp/" + method).data("namespace_id").asText())
        .isEqualTo(id);
    team.write(
        "identity/mfa/login-enforcement/all",
        "{'mfa_method_ids':['" + method + "'],'auth_method_types':['door']}");
    Reply waiting = knock(team, "ann");
    String request = waiting.text("auth", "mfa_requirement", "mfa_request_id");
    assertThat(request).isNotEmpty();
    assertThat(knock(root, "ann").text("auth", "client_token")).isNotEmpty();
    String validation =
        "{'mfa_request_id':'" + request + "','mfa_payload':{'" + method + "':['1']}}";
    assertThat(root.as("").write("sys/mfa/validate", validation).errors())
        .containsExactly("invalid request ID");
    assertThat(team.as("").write("sys/mfa/validate", validation).status()).isEqualTo(403);
  }

  @Test
  void identityTokensNameTheNamespaceAsTheirIssuer() {
    assertThat(
            team.as("")
                .read("identity/oidc/.well-known/openid-configuration")
                .at("issuer")
                .asText())
        .endsWith("/v1/team/identity/oidc");
  }
}
