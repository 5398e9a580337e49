package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.Committee.Kept;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guarded request is performed once enough others approved it, in the name of who asked. */
class ControlGroupTest {
  private final LendingEngine lending = new LendingEngine();
  private TestCore core;
  private byte[] share = {};
  private Committee people;
  private String alice;
  private String bob;
  private String carol;
  private String dave;

  @BeforeEach
  void start() {
    core = TestCore.fresh(new ProbeEngine(), lending);
    share = core.found();
    var _ = core.core().unseal(share.clone());
    Committee.furnish(core);
    core.write("sys/mounts/lending", "{\"type\":\"lending\"}");
    people = new Committee(core);
    people.policy(
        "guarded",
        Committee.guarded(
                "probe/*",
                "\"create\", \"read\", \"update\", \"list\"",
                Committee.factor("managers", "managers", 2))
            + Committee.guarded(
                "lending/*", "\"update\"", Committee.factor("managers", "managers", 1))
            + Committee.guarded(
                "auth/token/create", "\"update\"", Committee.factor("managers", "managers", 1)));
    alice = people.token("alice", "guarded", "approver");
    bob = people.approver("bob");
    carol = people.approver("carol");
    dave = people.approver("dave");
    people.group("managers", alice, bob, carol, dave);
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private static void isPending(Reply reply) {
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.errors()).containsExactly("request needs further approval");
  }

  private void approveBy(Kept kept, String... tokens) {
    for (String token : tokens) {
      assertThat(people.approve(kept, token).status()).isEqualTo(200);
    }
  }

  @Test
  void aGuardedReadWaitsForTwoOfThreeAndIsAnsweredOnce() {
    Kept kept = people.ask(alice);
    isPending(people.open(kept));
    assertThat(people.approve(kept, bob).data("approved").asBoolean(true)).isFalse();
    isPending(people.open(kept));
    assertThat(people.approve(kept, dave).data("approved").asBoolean()).isTrue();

    Reply opened = people.open(kept);
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.data("value").asText()).isEqualTo("secret");
    assertThat(people.open(kept).status()).isEqualTo(400);
    assertThat(people.status(kept).status()).isEqualTo(400);
  }

  @Test
  void theStatusTellsWhoAsksForWhatWhoApprovedAndWhatIsMissing() {
    Kept kept = people.ask(alice);
    approveBy(kept, carol);
    Reply status = people.status(kept);
    assertThat(status.data("approved").asBoolean(true)).isFalse();
    assertThat(status.data("request_path").asText()).isEqualTo("probe/values/a");
    assertThat(status.data("request_operation").asText()).isEqualTo("read");
    assertThat(status.data("request_entity", "id").asText()).isEqualTo(people.entity(alice));
    assertThat(status.data("request_entity", "name").asText()).isNotEmpty();
    assertThat(status.data("request_entity", "aliases").get(0).path("name").asText())
        .isEqualTo("alice");
    assertThat(status.data("authorizations")).hasSize(1);
    assertThat(status.data("authorizations").get(0).path("entity_id").asText())
        .isEqualTo(people.entity(carol));
    assertThat(status.data("factors").get(0).path("name").asText()).isEqualTo("managers");
    assertThat(status.data("factors").get(0).path("approvals").asInt()).isEqualTo(2);
    assertThat(status.data("expiration").asText())
        .isEqualTo(core.clock().instant().plus(Duration.ofHours(24)).toString());
  }

  @Test
  void whatWaitsIsNotDoneBefore() {
    Kept kept =
        Kept.of(core.send(Operation.UPDATE, "probe/values/new", "{\"value\":\"canary\"}", alice));
    assertThat(core.read("probe/values/new").status()).isEqualTo(404);
    approveBy(kept, bob, carol);
    assertThat(core.read("probe/values/new").status()).isEqualTo(404);
    assertThat(people.open(kept).data("operation").asText()).isEqualTo("create");
    assertThat(core.read("probe/values/new").data("value").asText()).isEqualTo("canary");
  }

  @Test
  void whoeverHoldsTheTokenOpensItByTheirOwn() {
    Kept kept = people.ask(alice);
    approveBy(kept, bob, carol);
    assertThat(people.open(kept, "").status()).isEqualTo(403);
    assertThat(people.open(kept, dave).data("value").asText()).isEqualTo("secret");
  }

  @Test
  void anEffectIsPerformedInTheNameOfWhoAsked() {
    Kept kept = Kept.of(core.write("probe/effect/done", "{}", alice));
    assertThat(core.read("probe/values/intent").status()).isEqualTo(404);
    approveBy(kept, bob, carol);
    assertThat(people.open(kept).data("done").asBoolean()).isTrue();
    assertThat(core.read("probe/values/completed").status()).isEqualTo(200);
    assertThat(people.open(kept).status()).isEqualTo(400);
  }

  @Test
  void aFailedEffectUsesItsApprovalsUpAndARefusalDoesNot() {
    Kept failing = Kept.of(core.write("probe/effect/refusal", "{}", alice));
    Kept refused = Kept.of(core.write("probe/fail/refusal", "{}", alice));
    Kept counted = Kept.of(core.write("probe/fail/kept", "{}", alice));
    for (Kept kept : new Kept[] {failing, refused, counted}) {
      approveBy(kept, bob, carol);
    }
    assertThat(people.open(failing).status()).isEqualTo(502);
    assertThat(people.open(failing).status()).isEqualTo(400);
    assertThat(people.open(refused).errors()).containsExactly("not \"\"");
    assertThat(people.open(refused).errors()).containsExactly("not \"\"");
    assertThat(people.open(counted).errors()).containsExactly("counted");
    assertThat(people.open(counted).errors())
        .containsExactly("wrapping token is not valid or does not exist");
  }

  @Test
  void whatIsLentBelongsToWhoAskedAndEndsWithTheirToken() {
    Kept kept = Kept.of(core.write("lending/lend/x", "{\"ttl\":\"1h\"}", alice));
    assertThat(lending.accounts()).isEmpty();
    approveBy(kept, bob);
    Reply opened = people.open(kept, dave);
    assertThat(opened.text("lease_id")).startsWith("lending/lend/x/");
    assertThat(lending.accounts()).containsExactly("x");
    core.write("auth/token/revoke", "{\"token\":\"" + alice + "\"}");
    core.keepHouse();
    assertThat(lending.accounts()).isEmpty();
  }

  @Test
  void aTokenThatWasApprovedIsTheRequestersChild() {
    Kept kept = Kept.of(core.write("auth/token/create", "{\"policies\":[\"guarded\"]}", alice));
    approveBy(kept, bob);
    String child = people.open(kept).text("auth", "client_token");
    assertThat(core.read("auth/token/lookup-self", child).status()).isEqualTo(200);
    core.write("auth/token/revoke", "{\"token\":\"" + alice + "\"}");
    assertThat(core.read("auth/token/lookup-self", child).status()).isEqualTo(403);
  }

  @Test
  void anAnswerThatWasToBeWrappedIsWrappedWhenItIsThere() {
    Kept kept =
        Kept.of(
            core.send(
                Operation.READ, "probe/values/a", "{}", alice, Optional.of(Duration.ofMinutes(5))));
    approveBy(kept, bob, carol);
    Reply wrapped =
        core.send(
            Operation.UPDATE,
            "sys/wrapping/unwrap",
            "{}",
            kept.token(),
            Optional.of(Duration.ofMinutes(3)));
    assertThat(wrapped.at("wrap_info", "ttl").asInt()).isEqualTo(180);
    assertThat(wrapped.text("wrap_info", "creation_path")).isEqualTo("probe/values/a");
    assertThat(
            core.write("sys/wrapping/unwrap", "{}", wrapped.text("wrap_info", "token"))
                .data("value")
                .asText())
        .isEqualTo("secret");
  }

  @Test
  void aListWaitsAsAReadDoes() {
    Kept kept = Kept.of(core.send(Operation.LIST, "probe/values/", "{}", alice));
    approveBy(kept, bob, carol);
    assertThat(people.open(kept).keys()).containsExactly("a");
  }

  @Test
  void whatWaitsSurvivesSealingAndIsOpenedOnAnyNode() {
    Kept kept = people.ask(alice);
    approveBy(kept, bob);
    core.core().seal();
    var _ = core.core().unseal(share.clone());
    TestCore other = core.secondNode();
    var _ = other.core().unseal(share.clone());
    Committee there = new Committee(other);
    assertThat(there.approve(kept, carol).data("approved").asBoolean()).isTrue();
    assertThat(people.open(kept).data("value").asText()).isEqualTo("secret");
    assertThat(there.open(kept).status()).isEqualTo(400);
  }

  @Test
  void theTokenCanBeLookedUpAndIsGoodForNothingElse() {
    Kept kept = people.ask(alice);
    Reply lookup = core.write("sys/wrapping/lookup", "{\"token\":\"" + kept.token() + "\"}", "");
    assertThat(lookup.data("creation_path").asText()).isEqualTo("probe/values/a");
    assertThat(core.read("probe/values/a", kept.token()).status()).isEqualTo(403);
    assertThat(core.read("cubbyhole/control-group/request", kept.token()).status()).isEqualTo(403);
    assertThat(core.read("auth/token/lookup-self", kept.token()).status()).isEqualTo(403);
    assertThat(core.write("sys/wrapping/rewrap", "{\"token\":\"" + kept.token() + "\"}").status())
        .isEqualTo(400);
    approveBy(kept, bob, carol);
    assertThat(people.open(kept).status()).isEqualTo(200);
  }

  @Test
  void theTokensPolicyCannotBeGivenChangedOrListed() {
    assertThat(core.write("auth/token/create", "{\"policies\":[\"control-group\"]}").status())
        .isEqualTo(400);
    assertThat(core.write("identity/entity", "{\"policies\":[\"control-group\"]}").status())
        .isEqualTo(400);
    assertThat(
            core.write("sys/policies/acl/control-group", "{\"policy\":\"path \\\"x\\\" {}\"}")
                .status())
        .isEqualTo(400);
    assertThat(core.delete("sys/policies/acl/control-group").status()).isEqualTo(400);
    assertThat(core.list("sys/policies/acl").keys()).doesNotContain("control-group");
  }
}
