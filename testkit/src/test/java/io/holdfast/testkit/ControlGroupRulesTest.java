package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.testkit.Committee.Kept;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept is performed in time, by what holds then, and what cannot be kept is refused. */
class ControlGroupRulesTest extends ControlGroupScene {
  @Test
  void onlyTheControlledCapabilitiesAreGuarded() {
    guard(
        "factor \"f\" { controlled_capabilities = [\"update\"]"
            + " identity { group_names = [\"managers\"] approvals = 1 } }");
    assertThat(core.read("probe/values/a", alice).data("value").asText()).isEqualTo("secret");
    Kept kept = Kept.of(core.write("probe/values/a", "{\"value\":\"other\"}", alice));
    people.approve(kept, bob);
    assertThat(people.open(kept).data("operation").asText()).isEqualTo("update");
  }

  @Test
  void aPathThatNeedsSudoIsGuardedBySudo() {
    people.policy(
        "guarded",
        Committee.guarded(
            "sys/config/cors",
            "\"read\", \"sudo\"",
            "factor \"f\" { controlled_capabilities = [\"sudo\"]"
                + " identity { group_names = [\"managers\"] approvals = 1 } }"));
    Kept kept = Kept.of(core.read("sys/config/cors", alice));
    people.approve(kept, bob);
    assertThat(people.open(kept).data("enabled").asBoolean(true)).isFalse();
  }

  @Test
  void whatWaitsTooLongIsGone() {
    people.policy("guarded", Committee.guarded("probe/values/*", "\"read\"", "ttl = \"10m\"", TWO));
    Kept kept = people.ask(alice);
    people.approve(kept, bob);
    people.approve(kept, carol);
    core.later(Duration.ofMinutes(11));
    assertThat(people.open(kept).status()).isEqualTo(400);
    assertThat(people.approve(kept, carol).status()).isEqualTo(400);
    assertThat(people.status(kept).status()).isEqualTo(400);
  }

  @Test
  void noPolicyHasARequestWaitLongerThanIsConfigured() {
    core.write("sys/config/control-group", "{\"max_ttl\":\"2h\"}");
    people.policy(
        "guarded", Committee.guarded("probe/values/*", "\"read\"", "max_ttl = \"10h\"", TWO));
    assertThat(core.read("probe/values/a", alice).at("wrap_info", "ttl").asInt()).isEqualTo(7200);
    people.policy(
        "guarded", Committee.guarded("probe/values/*", "\"read\"", "max_ttl = \"1h\"", TWO));
    assertThat(core.read("probe/values/a", alice).at("wrap_info", "ttl").asInt()).isEqualTo(3600);
    assertThat(core.read("sys/config/control-group").data("max_ttl").asText()).isEqualTo("2h0m0s");
    core.delete("sys/config/control-group");
    assertThat(core.read("sys/config/control-group").data("max_ttl").asText()).isEqualTo("24h0m0s");
  }

  @Test
  void aRequesterWhoseTokenIsRevokedGetsNothing() {
    Kept kept = approved();
    core.write("auth/token/revoke", "{\"token\":\"" + alice + "\"}");
    assertThat(people.open(kept).status()).isEqualTo(403);
  }

  @Test
  void whatATokenBoundToAnAddressAskedForGoesNowhereElse() {
    var body = Json.object().put("entity_alias", "alice");
    body.set("policies", Json.array(List.of("guarded")));
    core.write("auth/token/roles/people", "{\"token_bound_cidrs\":\"127.0.0.1\"}");
    Kept kept =
        people.ask(
            core.write("auth/token/create/people", body.toString()).text("auth", "client_token"));
    people.approve(kept, bob);
    people.approve(kept, carol);
    Request here =
        TestCore.request(
            Operation.UPDATE,
            "sys/wrapping/unwrap",
            "{}",
            kept.token(),
            Optional.empty(),
            Map.of());
    Request elsewhere =
        new Request(
            here.id(),
            here.namespace(),
            here.operation(),
            here.path(),
            here.body(),
            here.token(),
            new Origin("192.0.2.7", 50000, List.of()),
            here.wrapTtl(),
            here.headers());
    assertThat(core.send(elsewhere).status()).isEqualTo(403);
    assertThat(core.send(here).status()).isEqualTo(200);
  }

  @Test
  void aRequesterWhoIsDisabledGetsNothing() {
    Kept kept = approved();
    core.write("identity/entity/id/" + people.entity(alice), "{\"disabled\":true}");
    assertThat(people.open(kept).status()).isEqualTo(403);
  }

  @Test
  void policiesAreAskedAgainWhenItIsPerformed() {
    Kept kept = approved();
    people.policy("guarded", Committee.guarded("probe/values/*", "\"update\"", TWO));
    assertThat(people.open(kept).status()).isEqualTo(403);
    guard(TWO, Committee.factor("officers", "officers", 1));
    assertThat(people.open(kept).errors().getFirst()).contains("ask for other approvals");
    guard(Committee.factor("managers", "managers", 3));
    assertThat(people.open(kept).status()).isEqualTo(403);
    people.policy("guarded", "path \"probe/values/*\" { capabilities = [\"deny\"] }");
    assertThat(people.open(kept).status()).isEqualTo(403);
    guard(TWO);
    assertThat(people.open(kept).status()).isEqualTo(200);
  }

  @Test
  void anotherMountAtThePathIsNotWhatWasApproved() {
    Kept kept = approved();
    core.delete("sys/mounts/probe");
    core.keepHouse();
    core.write("sys/mounts/probe", "{\"type\":\"probe\"}");
    core.write("probe/values/a", "{\"value\":\"other\"}");
    assertThat(people.open(kept).errors().getFirst()).contains("another mount");
  }

  @Test
  void approvalsThatWereAskedForAreNeededThoughThePolicyWantsNoneAnyMore() {
    Kept kept = people.ask(alice);
    people.policy("guarded", "path \"probe/values/*\" { capabilities = [\"read\"] }");
    isPending(kept);
    people.approve(kept, bob);
    people.approve(kept, carol);
    assertThat(people.open(kept).status()).isEqualTo(200);
  }

  @Test
  void aTokenThatNobodyIsBehindCannotAskUnlessItIsAllowed() {
    String nobody =
        core.write("auth/token/create", "{\"policies\":[\"guarded\"]}")
            .text("auth", "client_token");
    assertThat(core.read("probe/values/a", nobody).status()).isEqualTo(403);
    core.write("sys/config/control-group", "{\"allow_requests_without_entity\":true}");
    Kept kept = people.ask(nobody);
    assertThat(people.status(kept).data("request_entity", "id").asText()).isEmpty();
    people.approve(kept, bob);
    people.approve(kept, carol);
    assertThat(people.open(kept).status()).isEqualTo(200);
  }

  @Test
  void aBatchTokenCannotAskSinceItCannotBeRevokedMeanwhile() {
    core.write("auth/token/roles/people", "{\"token_type\":\"batch\",\"renewable\":false}");
    String batch = people.token("alice", "guarded");
    assertThat(core.read("probe/values/a", batch).status()).isEqualTo(403);
    assertThat(core.read("probe/values/a", batch).errors().getFirst()).contains("batch tokens");
  }

  @Test
  void aRequestTakesAUseWhenItIsMadeAndOneWhenItIsPerformed() {
    var body = Json.object().put("entity_alias", "alice").put("num_uses", 2);
    body.set("policies", Json.array(List.of("guarded")));
    String twice =
        core.write("auth/token/create/people", body.toString()).text("auth", "client_token");
    Kept kept = people.ask(twice);
    people.approve(kept, bob);
    people.approve(kept, carol);
    assertThat(people.open(kept).status()).isEqualTo(200);
    assertThat(core.read("probe/values/a", twice).status()).isEqualTo(403);
  }

  @Test
  void rootIsGuardedByNothing() {
    assertThat(core.read("probe/values/a").data("value").asText()).isEqualTo("secret");
  }

  @Test
  void whoNeedsApprovalForEverythingCanStillApproveOpenAndSeal() {
    people.policy(
        "everything",
        Committee.guarded(
            "*", "\"read\", \"update\", \"sudo\"", Committee.factor("m", "managers", 1)));
    String admin = people.token("admin", "everything");
    people.group("managers", bob, admin);
    Kept kept = people.ask(admin);
    Kept other = people.ask(alice);
    assertThat(people.approve(other, admin).status()).isEqualTo(200);
    people.approve(kept, bob);
    assertThat(people.open(kept, admin).data("value").asText()).isEqualTo("secret");
    Kept config = Kept.of(core.write("sys/config/control-group", "{\"max_ttl\":60}", admin));
    assertThat(people.status(config).data("request_path").asText())
        .isEqualTo("sys/config/control-group");
    assertThat(core.write("sys/seal", "{}", admin).status()).isEqualTo(204);
    assertThat(core.core().isSealed()).isTrue();
  }

  @Test
  void whatIsMalformedOrTooLargeIsRefusedAtOnce() {
    assertThat(core.send(Operation.DELETE, "probe/values/a", "{}", alice).status()).isEqualTo(403);
    assertThat(core.send(Operation.LIST, "probe/values/a", "{\"limit\":\"x\"}", alice).status())
        .isEqualTo(403);
    String large = "{\"value\":\"" + "x".repeat(2 << 20) + "\"}";
    assertThat(core.write("probe/values/a", large, alice).status()).isEqualTo(413);
    assertThat(core.write("probe/values/", "{}", alice).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "../../core", "a/b", "\\u0000", "\\ud800", "hvs.x", "*", "%2e%2e"})
  void anAccessorOfNothingIsRefused(String accessor) {
    String body = "{\"accessor\":\"" + accessor + "\"}";
    assertThat(core.write("sys/control-group/authorize", body, bob).status()).isEqualTo(400);
    assertThat(core.write("sys/control-group/request", body, bob).status()).isEqualTo(400);
  }

  @Test
  void anAccessorOfAnotherTokenIsRefused() {
    String accessor = core.read("auth/token/lookup-self", alice).data("accessor").asText();
    Kept notKept = new Kept(alice, accessor);
    assertThat(people.approve(notKept, bob).status()).isEqualTo(400);
    assertThat(people.status(notKept).status()).isEqualTo(400);
    assertThat(core.write("sys/control-group/request", "{\"accessor\":[{}]}").status())
        .isEqualTo(400);
    assertThat(core.write("sys/control-group/authorize", "{}", bob).status()).isEqualTo(400);
  }

  @Test
  void revokingTheTokenForgetsTheRequest() {
    Kept kept = approved();
    core.write("auth/token/revoke-accessor", "{\"accessor\":\"" + kept.accessor() + "\"}");
    assertThat(people.open(kept).status()).isEqualTo(400);
    assertThat(people.status(kept).status()).isEqualTo(400);
  }
}
