package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A wallet {@code hot} with coins of 1,000,000 sat, and people who sign, approve and govern. */
final class Treasury implements AutoCloseable {
  static final long COIN = 1_000_000;
  static final long FEE = 1_000;

  private final Bench bench = new Bench();
  private final Map<String, String> tokens = new TreeMap<>();
  private final Wallet wallet;

  /**
   * @param policy of the wallet
   */
  Treasury(Map<String, ?> policy) {
    var _ =
        core()
            .write("auth/token/roles/people", "{\"allowed_entity_aliases\":\"*\",\"orphan\":true}");
    var _ =
        core()
            .write(
                "sys/policies/acl/person",
                Json.object()
                    .put(
                        "policy",
                        """
                        path "sys/approvals/*" { capabilities = ["read", "update", "list"] }
                        path "bitcoin/*" { capabilities = ["create", "read", "update", "delete", "list"] }
                        """)
                    .toString());
    this.wallet = bench.wallet("bip84", policy);
  }

  Bench bench() {
    return bench;
  }

  TestCore core() {
    return bench.core();
  }

  Wallet wallet() {
    return wallet;
  }

  /** The token of somebody, the same each time. */
  String token(String name) {
    return tokens.computeIfAbsent(name, this::freshToken);
  }

  private String freshToken(String name) {
    Reply reply =
        core()
            .write(
                "auth/token/create/people",
                "{\"entity_alias\":\"" + name + "\",\"policies\":[\"person\"]}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.text("auth", "client_token");
  }

  String entity(String name) {
    return core().read("auth/token/lookup-self", token(name)).data("entity_id").asText();
  }

  void group(String name, String... people) {
    ObjectNode body = Json.object();
    body.set("member_entity_ids", Json.array(Arrays.stream(people).map(this::entity).toList()));
    Reply reply = core().write("identity/group/name/" + name, body.toString());
    assertThat(reply.status()).as(reply.toString()).isLessThan(300);
  }

  Reply write(String who, String path, Map<String, ?> body) {
    return core()
        .write("bitcoin/" + path, new String(Json.write(body), StandardCharsets.UTF_8), token(who));
  }

  Reply read(String who, String path) {
    return core().read("bitcoin/" + path, token(who));
  }

  Reply delete(String who, String path) {
    return core().send(Operation.DELETE, "bitcoin/" + path, "{}", token(who));
  }

  Reply list(String path) {
    return core().list("bitcoin/" + path);
  }

  Reply sign(String who, Psbt psbt) {
    return write(who, "wallets/hot/sign", Map.of("psbt", psbt.base64()));
  }

  /** Pays the shop from one coin. */
  Psbt payment(int coin, long amount) {
    return payment(coin, amount, FEE);
  }

  Psbt payment(int coin, long amount, long fee) {
    return draft(coin)
        .pay(Bench.shop(), amount)
        .pay(wallet.at(Place.change(coin)), COIN - amount - fee)
        .psbt();
  }

  /** Spends one coin. */
  PaymentDraft draft(int coin) {
    WalletScript own = wallet.at(Place.receive(0));
    return new PaymentDraft().spend(Bench.coin(coin, own.derived().scriptPubKey(), COIN), 0, own);
  }

  /** What an approver does to the approval of a 202. */
  Reply decide(String who, Reply asked, String action, String body) {
    String kind = asked.data().has("change") ? "change" : "request";
    return core()
        .write(
            "sys/approvals/" + asked.data(kind, "approval").asText() + "/" + action,
            body,
            token(who));
  }

  void approve(String who, Reply asked) {
    Reply reply = decide(who, asked, "approve", "{}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  /** A factor of approval. */
  static Map<String, ?> factor(String name, String group, int approvals) {
    return Map.of("name", name, "groups", List.of(group), "number", approvals);
  }

  static void assertSigned(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.data("complete").asBoolean()).isTrue();
  }

  static void assertRefused(Reply reply, String rule) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
    assertThat(reply.errors()).singleElement().asString().contains(rule);
  }

  @Override
  public void close() {
    bench.close();
  }
}
