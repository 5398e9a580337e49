package io.holdfast.engine.exchange;

import static io.holdfast.engine.exchange.Scene.json;
import static io.holdfast.engine.exchange.Scene.ok;
import static io.holdfast.engine.exchange.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moves assets away needs an allowed address, and the approval of others. */
class WithdrawalTest {
  private static final String BODY = "coin=BTC&address=bc1qgood&amount=0.5";

  private final Scene scene = new Scene();

  @BeforeEach
  void key() {
    scene.key(
        "k", "binance", "algorithm", "hmac-sha256", "key_id", "id", "secret", "s3cret-s3cret");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Reply withdraw(String body) {
    return scene.write(
        "sign/k", "method", "POST", "path", "/sapi/v1/capital/withdraw/apply", "body", body);
  }

  private void policy(String bounds) {
    ok(
        scene.write(
            "policies/all",
            json(
                "{"
                    + bounds
                    + "'withdrawal_approvals': {'factors': [{'name': 'two', 'groups': ['custody'], 'approvals': 1}], 'ttl': '1h'}}")));
  }

  @Test
  void withoutApprovalsInThePolicyNoneIsSigned() {
    ok(scene.write("policies/all", json("{}")));
    refused(withdraw(BODY), 403, "withdrawals need approvals");
    refused(
        scene.write(
            "sign/k", "method", "POST", "path", "/sapi/v9/something/WithDraw/new", "body", BODY),
        403,
        "withdrawals need approvals");
    ok(scene.write("sign/k", "method", "GET", "path", "/sapi/v1/capital/withdraw/history"));
  }

  @Test
  void addressesAssetsAndAmountsAreHeldToBeforeAnybodyIsAsked() {
    policy(
        "'withdrawal_addresses': ['bc1qgood'], 'withdrawal_assets': ['btc'], 'max_withdrawal': '1',");
    refused(withdraw("coin=BTC&address=bc1qbad&amount=0.5"), 403, "withdrawal_addresses");
    refused(withdraw("coin=ETH&address=bc1qgood&amount=0.5"), 403, "withdrawal_assets");
    refused(withdraw("coin=BTC&address=bc1qgood&amount=1.5"), 403, "max_withdrawal");
    refused(withdraw("coin=BTC&amount=0.5"), 403, "withdrawal_addresses");
    refused(
        scene.write(
            "sign/k",
            "method",
            "POST",
            "path",
            "/sapi/v1/asset/transfer",
            "body",
            "asset=BTC&amount=0.5"),
        403,
        "withdrawal_addresses");
  }

  private Committee committee() {
    return new Committee(scene.core());
  }

  @Test
  void onceApprovedExactlyThisRequestIsSignedOnce() {
    policy("");
    Committee people = committee();
    String trader = people.member("trader");
    String custodian = people.member("custodian", "custody");
    Reply waits = people.sign(trader, BODY);
    assertThat(waits.status()).isEqualTo(202);
    String id = waits.data("approval", "id").asText();
    assertThat(people.sign(trader, BODY).data("approval", "id").asText()).isEqualTo(id);
    people.approve(custodian, id);
    assertThat(people.sign(trader, BODY.replace("0.5", "0.6")).status()).isEqualTo(202);
    Reply signed = people.sign(trader, BODY);
    assertThat(ok(signed).path("body").asText()).startsWith(BODY).contains("&signature=");
    assertThat(signed.data("approval", "approvers").path(0).path("entity_name").asText())
        .isEqualTo("custodian");
    assertThat(people.sign(trader, BODY).status()).isEqualTo(202);
  }
}
