package io.holdfast.testkit.approval;

import static io.holdfast.testkit.approval.Board.factor;
import static io.holdfast.testkit.approval.Board.factors;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an engine asks approvals for is done once others agreed, and each of them can end it. */
class ApprovalsTest {
  private static final String TWO_MANAGERS = factors(factor("managers", "managers", 2, "login"));
  private Board board;

  @BeforeEach
  void start() {
    board = new Board();
    board.group("managers", "bob", "carol", "dave", "alice");
    board.group("officers", "carol", "erin");
  }

  @AfterEach
  void stop() {
    board.close();
  }

  private static void refused(Reply reply, int status, String why) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.errors()).singleElement().asString().contains(why);
  }

  @Test
  void itIsDoneOnceAfterEnoughOthersAgreed() {
    String id = board.ask("alice", TWO_MANAGERS);
    refused(board.spend(id), 403, "request needs further approval");
    assertThat(board.approve("bob", id).data("state").asText()).isEqualTo("pending");
    refused(board.spend(id), 403, "request needs further approval");
    assertThat(board.approve("carol", id).data("state").asText()).isEqualTo("approved");
    assertThat(board.state(id)).isEqualTo("approved");

    Reply spent = board.spend(id);
    assertThat(spent.status()).isEqualTo(200);
    assertThat(spent.data("approvers")).hasSize(2);
    assertThat(spent.data("approvers").findValuesAsText("entity_id"))
        .containsExactlyInAnyOrder(board.entity("bob"), board.entity("carol"));
    assertThat(board.state(id)).isEqualTo("spent");
    refused(board.spend(id), 403, "request needs further approval");
  }

  @Test
  void approversSeeInWordsWhatTheyApprove() {
    String id = board.ask("alice", TWO_MANAGERS);
    Reply shown = board.read("bob", id);
    assertThat(shown.data("summary").get(0).asText()).isEqualTo("Pays 2 coins to Zoe");
    assertThat(shown.data("details", "amount").asInt()).isEqualTo(2);
    assertThat(shown.data("kind").asText()).isEqualTo("custody");
    assertThat(shown.data("operation").asText()).isEqualTo("pay");
    assertThat(shown.data("digest").asText()).isEqualTo(Board.DIGEST);
    assertThat(shown.data("requester", "aliases").get(0).path("name").asText()).isEqualTo("alice");
    assertThat(shown.data("factors").get(0).path("approvals").asInt()).isEqualTo(2);
    assertThat(shown.data("message").asText())
        .isEqualTo(
            "holdfast approval v1\napproval: %s\ndigest: %s\napprover: %s\ndecision: approve\n"
                .formatted(id, Board.DIGEST, board.entity("bob")));
  }

  @Test
  void aListShowsWhatConcernsTheCallerAndWithSudoAll() {
    String first = board.ask("alice", TWO_MANAGERS);
    String second = board.ask("bob", factors(factor("officers", "officers", 1, "login")));
    assertThat(board.listed("bob", "{}")).containsExactlyInAnyOrder(first, second);
    assertThat(board.listed("dave", "{}")).containsExactly(first);
    assertThat(board.listed("erin", "{}")).containsExactly(second);
    assertThat(board.listed("zoe", "{}")).isEmpty();
    assertThat(board.core().list("sys/approvals").keys()).containsExactlyInAnyOrder(first, second);
    assertThat(board.read("zoe", first).status()).isEqualTo(404);
    assertThat(board.core().read("sys/approvals/" + first).status()).isEqualTo(200);
  }

  @Test
  void aListIsNarrowedByKindAndState() {
    String open = board.ask("alice", TWO_MANAGERS);
    String gone = board.ask("alice", TWO_MANAGERS);
    board.act("bob", gone, "reject", "{}");
    assertThat(board.listed("bob", "{\"kind\":\"custody\"}")).containsExactly(open);
    assertThat(board.listed("bob", "{\"kind\":\"control-group\"}")).isEmpty();
    assertThat(board.listed("bob", "{\"state\":\"rejected\"}")).containsExactly(gone);
    assertThat(board.listed("bob", "{\"state\":\"approved\"}")).isEmpty();
    assertThat(board.listed("bob", "{\"state\":\"pending,rejected\"}"))
        .containsExactlyInAnyOrder(open, gone);
    assertThat(board.listed("bob", "{\"state\":\"pending,rejected\",\"limit\":1}")).hasSize(1);
  }

  @Test
  void nobodyApprovesTheirOwnRequestNorOutsideOfTheGroups() {
    String id = board.ask("alice", TWO_MANAGERS);
    refused(board.approve("alice", id), 403, "nobody approves a request of their own");
    assertThat(board.approve("zoe", id).status()).isEqualTo(404);
    refused(
        board.core().write("sys/approvals/" + id + "/approve", "{}"),
        403,
        "this token has no entity");
    board.group("managers", "carol", "dave", "bob");
    String other = board.ask("bob", factors(factor("officers", "officers", 1, "login")));
    refused(board.act("bob", other, "reject", "{}"), 403, "nobody rejects a request of their own");
  }

  @Test
  void aTokenWithoutAnEntityCannotAsk() {
    refused(
        board
            .core()
            .write("custody/ask", "{\"digest\":\"" + Board.DIGEST + "\"," + TWO_MANAGERS + "}"),
        403,
        "has no entity that could ask");
  }

  @Test
  void onePersonCountsForOneFactorUnlessTheTermsSayOtherwise() {
    String both =
        factors(
            factor("managers", "managers", 1, "login"), factor("officers", "officers", 1, "login"));
    String strict = board.ask("alice", both);
    String lenient = board.ask("alice", both + ",\"distinct\":false");
    assertThat(board.approve("carol", strict).data("state").asText()).isEqualTo("pending");
    assertThat(board.approve("carol", lenient).data("state").asText()).isEqualTo("approved");
    // Carol moves over to the officers, where only she can be, since Bob is a manager alone.
    assertThat(board.approve("bob", strict).data("state").asText()).isEqualTo("approved");
  }

  @Test
  void oneVetoEndsIt() {
    String id = board.ask("alice", TWO_MANAGERS);
    board.approve("bob", id);
    board.approve("carol", id);
    Reply rejected = board.act("dave", id, "reject", "{\"reason\":\"wrong payee\"}");
    assertThat(rejected.data("state").asText()).isEqualTo("rejected");
    assertThat(rejected.data("ended", "reason").asText()).isEqualTo("wrong payee");
    assertThat(rejected.data("ended", "by", "id").asText()).isEqualTo(board.entity("dave"));
    refused(board.spend(id), 403, "request needs further approval");
    refused(board.approve("bob", id), 400, "it is over: rejected");
    assertThat(board.state(id)).isEqualTo("rejected");
  }

  @Test
  void whoAskedTakesItBackAndAnotherOnlyWithSudo() {
    String id = board.ask("alice", TWO_MANAGERS);
    refused(board.act("bob", id, "cancel", "{}"), 403, "only who asked for it takes it back");
    assertThat(board.act("alice", id, "cancel", "{}").data("state").asText())
        .isEqualTo("cancelled");
    String other = board.ask("alice", TWO_MANAGERS);
    assertThat(board.core().write("sys/approvals/" + other + "/cancel", "{}").status())
        .isEqualTo(200);
    String third = board.ask("alice", TWO_MANAGERS);
    assertThat(board.core().write("custody/cancel/" + third, "{}").status()).isEqualTo(204);
    assertThat(board.state(third)).isEqualTo("cancelled");
  }

  @Test
  void itIsTooLateAfterItsTimeApprovedOrNot() {
    String id = board.ask("alice", TWO_MANAGERS + ",\"ttl\":\"10m\"");
    board.approve("bob", id);
    board.approve("carol", id);
    board.core().clock().advance(Duration.ofMinutes(10));
    refused(board.spend(id), 403, "request needs further approval");
    assertThat(board.state(id)).isEqualTo("expired");
    refused(board.approve("dave", id), 400, "it is over: expired");
    board.core().later(Duration.ofSeconds(1));
    assertThat(board.state(id)).isEqualTo("expired");
    board.core().later(Duration.ofDays(30).plusSeconds(1));
    assertThat(board.read("bob", id).status()).isEqualTo(404);
  }

  @Test
  void whatWasApprovedIsThatThingAndOfThatMount() {
    String id = board.ask("alice", factors(factor("managers", "managers", 1, "login")));
    board.approve("bob", id);
    refused(
        board.core().write("custody/do/" + id, "{\"digest\":\"" + "0".repeat(64) + "\"}"),
        403,
        "what was approved is something else");
    board.core().write("sys/mounts/other", "{\"type\":\"custody\"}");
    refused(
        board.core().write("other/do/" + id, "{\"digest\":\"" + Board.DIGEST + "\"}"),
        403,
        "request needs further approval");
    assertThat(board.core().read("other/state/" + id).status()).isEqualTo(404);
    assertThat(board.spend(id).status()).isEqualTo(200);
  }

  @Test
  void whoLeftTheGroupOrIsDisabledDoesNotCountAnyMore() {
    String id = board.ask("alice", TWO_MANAGERS);
    board.approve("bob", id);
    board.approve("carol", id);
    assertThat(board.state(id)).isEqualTo("approved");
    board.core().write("identity/entity/id/" + board.entity("carol"), "{\"disabled\":true}");
    assertThat(board.state(id)).isEqualTo("pending");
    refused(board.spend(id), 403, "request needs further approval");
    assertThat(board.approve("dave", id).data("state").asText()).isEqualTo("approved");
    board.group("managers", "dave");
    assertThat(board.state(id)).isEqualTo("pending");
  }

  @Test
  void sinceWhenItIsApprovedIsKnown() {
    String id = board.ask("alice", TWO_MANAGERS);
    board.approve("bob", id);
    board.core().clock().advance(Duration.ofMinutes(3));
    board.approve("carol", id);
    String since = board.core().clock().instant().toString();
    board.core().clock().advance(Duration.ofMinutes(3));
    board.approve("dave", id);
    assertThat(board.core().read("custody/state/" + id).data("approved_since").asText())
        .isEqualTo(since);
  }

  @Test
  void aControlGroupsRequestIsSeenAndApprovedAtTheSamePlace() {
    board.policy(
        "guarded",
        """
        path "custody/reviews" {
          capabilities = ["read"]
          control_group = { factor "m" { identity { group_names = ["managers"] approvals = 1 } } }
        }
        """);
    Reply made =
        board
            .core()
            .write(
                "auth/token/create/people",
                "{\"entity_alias\":\"alice\",\"policies\":[\"guarded\"]}");
    Reply kept = board.core().read("custody/reviews", made.text("auth", "client_token"));
    String id = board.listed("bob", "{\"kind\":\"control-group\"}").getFirst();
    assertThat(board.read("bob", id).data("path").asText()).isEqualTo("custody/reviews");
    assertThat(board.approve("bob", id).data("state").asText()).isEqualTo("approved");
    assertThat(
            board
                .core()
                .write("sys/wrapping/unwrap", "{}", kept.text("wrap_info", "token"))
                .status())
        .isEqualTo(200);
    assertThat(board.listed("bob", "{\"state\":\"spent\"}")).containsExactly(id);
  }

  @Test
  void aControlGroupsRequestThatSomebodyRejectedOpensNoMore() {
    board.policy(
        "guarded",
        """
        path "custody/reviews" {
          capabilities = ["read"]
          control_group = { factor "m" { identity { group_names = ["managers"] approvals = 1 } } }
        }
        """);
    Reply made =
        board
            .core()
            .write(
                "auth/token/create/people",
                "{\"entity_alias\":\"alice\",\"policies\":[\"guarded\"]}");
    Reply kept = board.core().read("custody/reviews", made.text("auth", "client_token"));
    String id = board.listed("bob", "{\"kind\":\"control-group\"}").getFirst();
    board.approve("bob", id);
    assertThat(board.act("carol", id, "reject", "{}").status()).isEqualTo(200);
    assertThat(
            board
                .core()
                .write("sys/wrapping/unwrap", "{}", kept.text("wrap_info", "token"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void whatApproversSayIsShown() {
    String id = board.ask("alice", TWO_MANAGERS);
    board.act("bob", id, "approve", "{\"comment\":\"asked Zoe\"}");
    assertThat(board.read("carol", id).data("approvers").get(0).path("comment").asText())
        .isEqualTo("asked Zoe");
    refused(
        board.act("carol", id, "approve", "{\"comment\":\"" + "x".repeat(2001) + "\"}"),
        400,
        "comment: give at most 2000 characters");
  }

  @Test
  void aRootTokenSeesWhatWaitsAndApprovesNothing() {
    String id = board.ask("alice", TWO_MANAGERS);
    assertThat(board.core().read("sys/approvals/" + id).data("message").asText("none"))
        .isEqualTo("none");
    refused(
        board.core().write("sys/approvals/" + id + "/reject", "{}", TestCore.ROOT),
        403,
        "this token has no entity");
  }
}
