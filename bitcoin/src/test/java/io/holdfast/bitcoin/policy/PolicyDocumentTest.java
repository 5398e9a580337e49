package io.holdfast.bitcoin.policy;

import static io.holdfast.bitcoin.policy.Situation.OTHERS;
import static io.holdfast.bitcoin.policy.Situation.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.document.DocumentException;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.crypto.sign.Ed25519;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {
  private static final String KEY =
      PublicKey.of(PublicKey.Algorithm.ED25519, Bytes.of(Ed25519.publicKey(new byte[32])))
          .toString();

  /** A document with every field. */
  private static Map<String, Object> whole() {
    List<Map<String, Object>> approvals =
        List.of(Map.of("groups", List.of("treasury", "board"), "number", 2, "proof", "totp"));
    Map<String, Object> map = new HashMap<>();
    map.put("max_amount", "2000000");
    map.put("max_output_amount", 1_000_000);
    map.put("min_fee", 100);
    map.put("max_fee", 5000);
    map.put("min_feerate", new BigDecimal("1.0"));
    map.put("max_feerate", "50.50");
    map.put("destinations", SHOP);
    map.put(
        "destination_descriptors",
        List.of(Map.of("descriptor", OTHERS.descriptor().toString(), "scan", 10)));
    map.put("destination_wallets", List.of("cold"));
    map.put("attestors", List.of(KEY));
    map.put("forbidden_destinations", List.of());
    map.put("velocity", List.of(Map.of("window", "1d", "max_count", 5, "per", "initiator")));
    map.put("max_lifetime_amount", 1);
    map.put("max_balance_share", "12.5%");
    map.put("inputs", Map.of("types", "p2tr,p2wpkh", "max_foreign", 0));
    map.put("change", Map.of("max_gap", 20, "change_chain_only", false));
    map.put("forbid_reuse", "own");
    map.put("lock_time", Map.of("kinds", List.of("none")));
    map.put("rbf", "required");
    map.put("hours", Map.of("time_zone", "Europe/Zurich", "days", "fri,mon"));
    map.put("initiators", List.of("payments"));
    map.put("sighash", List.of("ALL"));
    map.put("condition", "tx.amount > 0");
    map.put("approvals", approvals);
    map.put("delay", "30m");
    map.put("webhook", Map.of("url", "https://risk.example.com/", "public_key", KEY));
    map.put("break_glass", Map.of("groups", List.of("board"), "review", approvals));
    map.put(
        "rules",
        List.of(
            Map.of("name", "a", "effect", "allow", "when", "true", "max_amount", 5),
            Map.of("name", "b", "effect", "deny", "when", "tx.rbf")));
    map.put("messages", Map.of("max_length", 100, "paths", "m/84'/0'/0'"));
    map.put("xpub_paths", List.of());
    map.put("changes", Map.of("delay", "1h"));
    return map;
  }

  @Test
  void aDocumentWithEveryFieldIsWrittenWithItsUsualValuesAndReadBackAlike() {
    TransactionPolicy policy = TransactionPolicy.parse(whole());
    Map<String, Object> document = policy.toDocument();
    assertThat(document.keySet()).containsAll(whole().keySet());
    assertThat(document)
        .containsEntry("max_feerate", new BigDecimal("50.5"))
        .containsEntry("max_balance_share", new BigDecimal("0.125"))
        .containsEntry("max_balance_age", "1h")
        .containsEntry("approval_ttl", "1470m");
    assertThat(TransactionPolicy.parse(document)).isEqualTo(policy);
    assertThat(TransactionPolicy.parse(document).hash()).isEqualTo(policy.hash());
  }

  @Test
  void theHashIsThatOfTheCanonicalText() {
    TransactionPolicy policy =
        TransactionPolicy.parse(Map.of("rbf", "required", "max_feerate", 12.50, "max_amount", 7));
    assertThat(policy).hasToString("{\"max_amount\":7,\"max_feerate\":12.5,\"rbf\":\"required\"}");
    assertThat(policy.hash().hex())
        .isEqualTo("24bc65547e06fc19de8c504e4b05ca299829c93e645359b7b74610b37ae6ab1f");
  }

  /** What a fuzzer found: a URL without a host. */
  @Test
  void aWebhookWithoutAHostIsRefusedByName() {
    for (String url : List.of("http:a.//sb/", "https:a", "http:///x", "https://")) {
      DocumentException thrown =
          catchThrowableOfType(
              DocumentException.class,
              () -> TransactionPolicy.parse(Map.of("webhook", Map.of("url", url))));
      assertThat(thrown.problems()).as(url).anyMatch(line -> line.startsWith("webhook.url: "));
    }
  }

  @Test
  void everyMistakeIsToldAtOnceWithItsPath() {
    Map<String, Object> document = new HashMap<>();
    document.put("max_amunt", 5);
    document.put("velocity", List.of(Map.of("window", "1y"), Map.of("window", "1h", "max", 1)));
    document.put("hours", Map.of("time_zone", "Mars/Base", "from", "9:00"));
    document.put(
        "rules",
        List.of(
            Map.of("name", "a", "effect", "permit", "max_fees", 1),
            Map.of("name", "a", "effect", "deny", "max_fee", 1),
            "text"));
    document.put("approvals", List.of(Map.of("groups", List.of(), "number", 0)));
    document.put("webhook", Map.of("url", "http://risk.example.com/"));
    document.put("condition", "tx.foo");
    DocumentException thrown =
        catchThrowableOfType(DocumentException.class, () -> TransactionPolicy.parse(document));
    assertThat(thrown.problems())
        .anySatisfy(line -> assertThat(line).startsWith("unknown field 'max_amunt'; a policy has"))
        .contains(
            "velocity[0].window: expected a time such as 90s, 15m, 24h or 30d",
            "velocity[0].max_amount: is missing; give it, max_count or max_fee",
            "velocity[1].max_amount: is missing; give it, max_count or max_fee",
            "unknown field 'velocity[1].max'; a velocity limit has window, max_amount, max_count,"
                + " max_fee, per",
            "hours.time_zone: 'Mars/Base': it is no time zone, such as Europe/Zurich or UTC",
            "hours.from: '9:00': expected a time of the day from 00:00 to 24:00",
            "rules[0].effect: 'permit' is none of allow, deny",
            "rules[1].when: is missing",
            "unknown field 'rules[1].max_fee'; a rule has name, effect, when",
            "rules[2]: expected an object, not 'text'",
            "rules: the name 'a' is there twice",
            "approvals[0].groups: is missing or empty; nobody could approve",
            "approvals[0].number: expected a number from 1 to 100",
            "webhook.url: 'http://risk.example.com/': expected https://, a host, and no user in it;"
                + " http:// goes to this machine alone",
            "webhook.public_key: is missing")
        .anySatisfy(
            line -> assertThat(line).startsWith("unknown field 'rules[0].max_fees'; a rule has"))
        .anySatisfy(line ->
            assertThat(line).startsWith("condition: 'tx.foo': line 1, character 3: undefined"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "destinations",
        "velocity",
        "rules",
        "inputs",
        "change",
        "hours",
        "lock_time",
        "webhook",
        "approvals",
        "break_glass",
        "changes",
        "messages",
        "max_amount",
        "max_feerate",
        "max_balance_share",
        "rbf",
        "condition",
        "delay",
        "attestors",
        "sighash",
        "forbid_reuse",
        "xpub_paths",
        "destination_descriptors",
        "initiators"
      })
  void aValueOfAnotherTypeIsRefusedByTheFieldsName(String field) {
    for (Object value :
        new Object[] {true, Map.of("x", 1), List.of(1), List.of(List.of()), 1e300}) {
      boolean fits = field.equals("forbid_reuse") && value.equals(true);
      if (!fits) {
        assertThatThrownBy(() -> TransactionPolicy.parse(Map.of(field, value)))
            .isInstanceOf(DocumentException.class)
            .hasMessageContaining(field);
      }
    }
  }

  @Test
  void whatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> TransactionPolicy.parse(Map.of("destinations", List.of(SHOP, SHOP))))
        .hasMessageContaining("is there twice");
    assertThatThrownBy(() -> TransactionPolicy.parse(Map.of("xpub_paths", "m/1h,m/1'")))
        .hasMessageContaining("is there twice");
    Map<String, Object> treasury = Map.of("groups", List.of("treasury"));
    assertThatThrownBy(
            () -> TransactionPolicy.parse(Map.of("approvals", List.of(treasury, treasury))))
        .hasMessageContaining("approvals[1].name: 'treasury' is there twice");
    assertThatThrownBy(() ->
            TransactionPolicy.parse(
                Map.of(
                    "approvals",
                    List.of(treasury),
                    "rules",
                    List.of(
                        Map.of("name", "r", "effect", "allow", "approvals", List.of(treasury))))))
        .hasMessageContaining("as the policy itself has");
  }

  @Test
  void sizesAreLimited() {
    assertThatThrownBy(() ->
            TransactionPolicy.parse(
                Map.of(
                    "rules",
                    IntStream.range(0, 101)
                        .mapToObj(i -> Map.of("name", "r" + i, "effect", "allow"))
                        .toList())))
        .hasMessage("rules: has 101 entries; at most 100 are taken");
    assertThatThrownBy(() ->
            TransactionPolicy.parse(Map.of("destinations", Collections.nCopies(10_001, SHOP))))
        .hasMessageContaining("at most 10000 are taken");
    DocumentException many =
        catchThrowableOfType(
            DocumentException.class,
            () -> TransactionPolicy.parse(Map.of("destinations", Collections.nCopies(9000, "x"))));
    assertThat(many.problems()).hasSize(50);
    assertThatThrownBy(() ->
            TransactionPolicy.parse(
                Map.of("velocity", List.of(Map.of("window", "400d", "max_count", 1)))))
        .hasMessageContaining("expected a time from 1s to 8784h");
  }

  @Test
  void approvalsMustOutlastTheDelay() {
    List<Map<String, Object>> approvals = List.of(Map.of("groups", List.of("treasury")));
    assertThatThrownBy(() ->
            TransactionPolicy.parse(
                Map.of("approvals", approvals, "approval_ttl", "1h", "delay", "1h")))
        .hasMessageContaining("approval_ttl: is over before the delay is");
    assertThatThrownBy(() ->
            TransactionPolicy.parse(
                Map.of(
                    "approvals",
                    approvals,
                    "rules",
                    List.of(Map.of("name", "r", "effect", "allow", "delay", "48h")))))
        .hasMessageContaining("rule 'r': approvals are over before the delay is");
  }

  @Test
  void addressesAndDescriptorsOfOtherNetworksAreNamed() {
    String mainnet = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
    TransactionPolicy policy =
        TransactionPolicy.parse(
            Map.of(
                "destinations",
                List.of(SHOP),
                "rules",
                List.of(
                    Map.of(
                        "name",
                        "r",
                        "effect",
                        "allow",
                        "forbidden_destinations",
                        List.of(mainnet),
                        "destination_descriptors",
                        List.of(OTHERS.descriptor().toString())))));
    assertThat(policy.destinationsElsewhere(Network.REGTEST)).containsExactly(mainnet);
    assertThat(policy.destinationsElsewhere(Network.MAINNET))
        .containsExactlyInAnyOrder(SHOP, OTHERS.descriptor().toString());
  }

  @Test
  void whoAsksForWhatIsTold() {
    assertThat(TransactionPolicy.parse(Map.of("forbid_reuse", true)).asksUsed()).isTrue();
    assertThat(TransactionPolicy.parse(Map.of("max_balance_share", "1%")).asksBalance()).isTrue();
    assertThat(TransactionPolicy.parse(Map.of("max_amount", 1)).asksBalance()).isFalse();
    assertThat(TransactionPolicy.parse(Map.of("max_fee", 1)).limitsFee()).isTrue();
    assertThat(TransactionPolicy.parse(Map.of("min_fee", 1)).limitsFee()).isFalse();
  }
}
