package io.holdfast.engine.bitcoin;

import static io.holdfast.engine.bitcoin.Treasury.factor;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyChangeTest {
  private final Treasury treasury = new Treasury(governed(1000));

  private static Map<String, ?> governed(long maxAmount) {
    Map<String, Object> policy = new HashMap<>();
    policy.put("max_amount", maxAmount);
    policy.put(
        "changes", Map.of("approvals", List.of(factor("board", "board", 2)), "delay", "24h"));
    return policy;
  }

  @BeforeEach
  void people() {
    treasury.group("board", "dora", "emil", "alice");
  }

  @AfterEach
  void close() {
    treasury.close();
  }

  private long inForce() {
    return treasury.bench().read("policies/limits").data("max_amount").asLong();
  }

  private Reply held(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
    assertThat(reply.warnings()).anyMatch(line -> line.startsWith("nothing is changed yet"));
    return reply;
  }

  private Reply read(Reply change) {
    return treasury.bench().read("changes/" + change.data("change", "id").asText());
  }

  private String state(Reply change) {
    return read(change).data("state").asText();
  }

  private void approved(Reply change) {
    treasury.approve("dora", change);
    treasury.approve("emil", change);
  }

  @Test
  void aPolicyWithAQuorumIsChangedByTheQuorumAndAfterItsDelay() {
    Reply change = held(treasury.write("alice", "policies/limits", governed(2000)));
    assertThat(read(change).data("summary").toString())
        .contains("write policy 'limits'", "max_amount: 1000 becomes 2000");
    treasury.approve("dora", change);
    assertThat(state(change)).isEqualTo("pending");
    treasury.approve("emil", change);
    assertThat(state(change)).isEqualTo("delayed");
    treasury.core().later(Duration.ofHours(24).minusSeconds(1));
    assertThat(inForce()).isEqualTo(1000);
    treasury.core().later(Duration.ofSeconds(1));
    assertThat(inForce()).isEqualTo(2000);
    assertThat(state(change)).isEqualTo("applied");
    assertThat(treasury.bench().read("policies/limits").data("version").asInt()).isEqualTo(2);
  }

  @Test
  void aChangeComesIntoForceByItselfBeforeAnybodyLooks() {
    Reply change = held(treasury.write("alice", "policies/limits", governed(2000)));
    approved(change);
    treasury.core().later(Duration.ofHours(24));
    treasury.core().later(Duration.ofMinutes(2));
    assertThat(treasury.list("policies/limits/versions").keys()).hasSize(2);
  }

  @Test
  void aSignatureIsJudgedByAChangeThatIsDue() {
    var payment = treasury.payment(1, 2_000);
    assertThat(treasury.sign("alice", payment).status()).isEqualTo(403);
    Reply change = held(treasury.write("alice", "policies/limits", governed(2_000)));
    approved(change);
    treasury.core().clock().advance(Duration.ofHours(24));
    Treasury.assertSigned(treasury.sign("alice", payment));
  }

  @Test
  void aChangeIsTakenBackOrRejectedAndMakesRoomForAnother() {
    Reply first = held(treasury.write("alice", "policies/limits", governed(2000)));
    assertThat(
            held(treasury.write("alice", "policies/limits", governed(2000))).data("change", "id"))
        .isEqualTo(first.data("change", "id"));
    Reply second = treasury.write("alice", "policies/limits", governed(3000));
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.errors()).singleElement().asString().contains("cancel it at changes/");
    assertThat(treasury.delete("alice", "changes/" + first.data("change", "id").asText()).status())
        .isEqualTo(204);
    assertThat(state(first)).isEqualTo("cancelled");
    Reply third = held(treasury.write("alice", "policies/limits", governed(3000)));
    assertThat(treasury.decide("dora", third, "reject", "{}").status()).isEqualTo(200);
    assertThat(state(third)).isEqualTo("rejected");
    treasury.core().later(Duration.ofDays(2));
    assertThat(inForce()).isEqualTo(1000);
    assertThat(treasury.list("changes").keys()).hasSize(2);
  }

  @Test
  void aChangeThatNobodyApprovesExpires() {
    Reply change = held(treasury.write("alice", "policies/limits", governed(2000)));
    treasury.core().later(Duration.ofDays(30));
    assertThat(state(change)).isEqualTo("expired");
    assertThat(inForce()).isEqualTo(1000);
  }

  @Test
  void theWalletCannotBeTakenFromItsPolicyWithoutTheQuorum() {
    var _ = treasury.bench().done("policies/lax", Map.of());
    Reply change = held(treasury.write("alice", "wallets/hot", Map.of("policy", "lax")));
    assertThat(treasury.bench().read("wallets/hot").data("policy").asText()).isEqualTo("limits");
    assertThat(treasury.sign("alice", treasury.payment(1, 2_000)).status()).isEqualTo(403);
    approved(change);
    treasury.core().later(Duration.ofHours(24));
    assertThat(treasury.bench().read("wallets/hot").data("policy").asText()).isEqualTo("lax");
    Treasury.assertSigned(treasury.sign("alice", treasury.payment(1, 2_000)));
  }

  @Test
  void neitherDeletingTheWalletNorAnotherOverItsKeysIsAWayAround() {
    var _ = treasury.bench().done("policies/lax", Map.of());
    Reply deletion = held(treasury.delete("alice", "wallets/hot"));
    assertThat(treasury.bench().read("wallets/hot").status()).isEqualTo(200);
    var _ =
        held(
            treasury.write(
                "alice",
                "wallets/twin",
                Map.of("key", "main", "template", "bip84", "policy", "lax")));
    String receiving = "wpkh(" + treasury.bench().expression("main", "m/84h/1h/0h/0") + "/*)";
    var _ =
        held(
            treasury.write(
                "alice",
                "wallets/half",
                Map.of("key", "main", "descriptor", receiving, "policy", "limits")));
    assertThat(
            treasury
                .write(
                    "alice",
                    "wallets/other",
                    Map.of("key", "main", "template", "bip84", "account", 7, "policy", "lax"))
                .status())
        .isEqualTo(200);
    approved(deletion);
    treasury.core().later(Duration.ofHours(24));
    treasury.core().later(Duration.ofMinutes(2));
    assertThat(treasury.bench().read("wallets/hot").status()).isEqualTo(404);
  }

  @Test
  void aPolicyIsDeletedByItsQuorumAlone() {
    var _ = treasury.bench().done("policies/unused", governed(5));
    Reply change = held(treasury.delete("alice", "policies/unused"));
    approved(change);
    treasury.core().later(Duration.ofHours(24));
    assertThat(treasury.bench().read("policies/unused").status()).isEqualTo(404);
    assertThat(treasury.bench().read("policies/unused/versions/1").status()).isEqualTo(200);
  }

  @Test
  void aTokenWithoutANameChangesNothing() {
    Reply reply = treasury.bench().write("policies/limits", governed(2000));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.errors()).singleElement().asString().contains("no entity");
  }
}
