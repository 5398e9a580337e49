package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.testkit.Committee.Kept;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only the consent of the right people counts, each once, never their own, while it stands. */
class ControlGroupApproversTest extends ControlGroupScene {
  @Test
  void nobodyApprovesTheirOwnRequestByWhateverToken() {
    Kept kept = people.ask(alice);
    Reply own = people.approve(kept, alice);
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.errors()).containsExactly("nobody approves a request of their own");
    assertThat(people.approve(kept, people.approver("alice")).status()).isEqualTo(403);
    people.approve(kept, bob);
    isPending(kept);
  }

  @Test
  void anEntityThatTurnsOutToBeTheRequesterDoesNotCount() {
    Kept kept = approved();
    String into = people.entity(carol);
    String alias =
        core.read("identity/entity/id/" + into).data("aliases").get(0).path("id").asText();
    Reply merged =
        core.write(
            "identity/entity/merge",
            Json.object()
                .put("to_entity_id", into)
                .put("from_entity_ids", people.entity(alice))
                .put("conflicting_alias_ids_to_keep", alias)
                .toString());
    assertThat(merged.status()).isEqualTo(204);
    isPending(kept);
  }

  @Test
  void whoApprovesTwiceCountsOnce() {
    Kept kept = people.ask(alice);
    assertThat(people.approve(kept, bob).status()).isEqualTo(200);
    assertThat(people.approve(kept, bob).data("approved").asBoolean(true)).isFalse();
    assertThat(people.approve(kept, people.approver("bob")).data("approved").asBoolean(true))
        .isFalse();
    isPending(kept);
  }

  @Test
  void whoIsInNoneOfTheGroupsApprovesNothingNorDoesRoot() {
    Kept kept = people.ask(alice);
    assertThat(people.approve(kept, mallory).status()).isEqualTo(403);
    assertThat(people.approve(kept, TestCore.ROOT).status()).isEqualTo(403);
    assertThat(people.status(kept).data("authorizations")).isEmpty();
  }

  @Test
  void oneConsentCountsForEachFactorThatItsApproverIsIn() {
    people.group("officers", bob);
    guard(TWO, Committee.factor("officers", "officers", 1));
    Kept kept = people.ask(alice);
    people.approve(kept, carol);
    assertThat(people.approve(kept, bob).data("approved").asBoolean()).isTrue();
    assertThat(people.open(kept).status()).isEqualTo(200);
  }

  @Test
  void groupsWithinAGroupAndIdsOfGroupsCount() {
    String id = core.read("identity/group/name/managers").data("id").asText();
    core.write("identity/group/name/seniors", "{\"member_group_ids\":[\"" + id + "\"]}");
    String senior = core.read("identity/group/name/seniors").data("id").asText();
    guard(
        "factor \"a\" { identity { group_ids = [\"" + senior + "\"] approvals = 1 } }",
        Committee.factor("b", "MANAGERS", 1));
    Kept kept = people.ask(alice);
    assertThat(people.approve(kept, bob).data("approved").asBoolean()).isTrue();
  }

  @Test
  void allFactorsOfAllPoliciesAreNeeded() {
    people.policy(
        "more",
        Committee.guarded(
            "probe/values/*", "\"read\"", Committee.factor("officers", "officers", 1)));
    String both = people.token("alice", "guarded", "more");
    people.group("officers", mallory);
    Kept kept = people.ask(both);
    people.approve(kept, bob);
    people.approve(kept, carol);
    isPending(kept);
    assertThat(people.approve(kept, mallory).data("approved").asBoolean()).isTrue();
    assertThat(people.open(kept).status()).isEqualTo(200);
  }

  @Test
  void aGroupThatDoesNotExistApprovesNothing() {
    guard(Committee.factor("ghosts", "ghosts", 1));
    Kept kept = people.ask(alice);
    assertThat(people.approve(kept, bob).status()).isEqualTo(403);
    isPending(kept);
  }

  @Test
  void aConsentEndsWithTheMembershipAndTheEntityOfItsApprover() {
    Kept left = approved();
    people.group("managers", alice, bob);
    isPending(left);
    people.group("managers", alice, bob, carol);
    assertThat(people.open(left).status()).isEqualTo(200);

    Kept disabled = approved();
    core.write("identity/entity/id/" + people.entity(bob), "{\"disabled\":true}");
    isPending(disabled);
    core.write("identity/entity/id/" + entityOf("bob"), "{\"disabled\":false}");

    Kept deleted = approved();
    core.delete("identity/entity/id/" + people.entity(carol));
    isPending(deleted);
  }

  private String entityOf(String name) {
    return core.list("identity/entity/id").keys().stream()
        .filter(id ->
            core.read("identity/entity/id/" + id)
                .data("aliases")
                .findValuesAsText("name")
                .contains(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoJoinsAGroupAfterwardsHasToApproveAgain() {
    people.group("officers", bob);
    guard(Committee.factor("a", "officers", 1), Committee.factor("b", "auditors", 1));
    Kept kept = people.ask(alice);
    people.approve(kept, bob);
    people.group("auditors", bob);
    isPending(kept);
    assertThat(people.approve(kept, bob).data("approved").asBoolean()).isTrue();
  }

  @Test
  void approversSeeValuesOnlyWhereThatIsWishedAndOthersNever() {
    people.policy("approver", "path \"sys/control-group/*\" { capabilities=[\"update\"] }");
    Kept kept = Kept.of(core.write("probe/values/a", "{\"value\":\"new\"}", alice));
    String body = "{\"accessor\":\"" + kept.accessor() + "\"}";
    assertThat(core.write("sys/control-group/request", body, bob).body().toString())
        .doesNotContain("request_data");
    core.write("sys/config/control-group", "{\"show_request_data\":true}");
    for (String concerned : List.of(alice, bob)) {
      assertThat(
              core.write("sys/control-group/request", body, concerned)
                  .data("request_data", "value")
                  .asText())
          .isEqualTo("new");
    }
    for (String other : List.of(mallory, TestCore.ROOT)) {
      assertThat(core.write("sys/control-group/request", body, other).body().toString())
          .contains("request_path")
          .doesNotContain("request_data");
    }
  }
}
