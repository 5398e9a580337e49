package io.holdfast.bitcoin.policy.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.document.Canonical;
import io.holdfast.bitcoin.policy.document.DocumentException;
import io.holdfast.bitcoin.policy.fact.Balance;
import io.holdfast.bitcoin.policy.fact.Circumstances;
import io.holdfast.bitcoin.policy.fact.Consent;
import io.holdfast.bitcoin.policy.fact.DecisionFacts;
import io.holdfast.bitcoin.policy.fact.Factor;
import io.holdfast.bitcoin.policy.fact.Granted;
import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.Proof;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.bitcoin.policy.fact.TransactionFacts;
import io.holdfast.bitcoin.policy.fact.Usage;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.wallet.Payment;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.TestWallets;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.crypto.sign.Ed25519;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  private static final byte[] SEED = new byte[32];
  private static final PublicKey KEY =
      PublicKey.of(PublicKey.Algorithm.ED25519, Bytes.of(Ed25519.publicKey(SEED)));
  private static final ReceiptSigner SIGNER =
      new ReceiptSigner() {
        @Override
        public PublicKey publicKey() {
          return KEY;
        }

        @Override
        public byte[] sign(byte[] message) {
          return Ed25519.sign(SEED, message);
        }
      };
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Receipt receipt = receipt();

  private static Receipt receipt() {
    Wallet wallet = TestWallets.single(1, DescriptorTemplate.BIP84, 0);
    Wallet others = TestWallets.single(9, DescriptorTemplate.BIP86, 0);
    TransactionFacts transaction =
        TransactionFacts.of(
            PsbtCheck.check(
                new Payment()
                    .spend(wallet.at(Place.receive(0)), 100_000)
                    .payOwn(others.at(Place.receive(0)), 60_000)
                    .payOwn(wallet.at(Place.change(0)), 39_000)
                    .psbt(),
                Network.REGTEST),
            wallet);
    TransactionPolicy policy =
        TransactionPolicy.parse(
            Map.of(
                "max_feerate", "12.5",
                "velocity", List.of(Map.of("window", "24h", "max_amount", 100_000)),
                "max_balance_share", "60%",
                "condition", "usage.wallet.ever.count < 10",
                "destination_descriptors", List.of(others.descriptor().toString()),
                "approvals", List.of(Map.of("groups", List.of("board")))));
    Initiator initiator = new Initiator("alice", "Alic\u00e9 \"\ud83d\udd11\" \u0001", List.of("payments"));
    Map<UsageQuestion, Usage> usage = new HashMap<>();
    policy.questions(transaction, initiator).forEach(each -> usage.put(each, new Usage(5, 1, 2)));
    DecisionFacts facts =
        DecisionFacts.of(
            transaction,
            new Circumstances(
                "hot",
                Instant.parse("2026-03-04T12:00:00.000000001Z"),
                initiator,
                usage,
                Optional.of(new Balance(100_000, Instant.parse("2026-03-04T12:00:00Z"))),
                Set.of(),
                Optional.of(3L),
                List.of(),
                new Granted(
                    Optional.empty(),
                    List.of(
                        new Consent(
                            "bob",
                            "Bob",
                            List.of(new Factor("board", List.of("board"), 1, Proof.LOGIN)),
                            Instant.parse("2026-03-04T11:00:00Z"))),
                    List.of(),
                    Optional.empty())));
    return Receipt.issue("suppliers", 3, policy, facts, policy.decide(facts), SIGNER);
  }

  private static Map<String, Object> read(String json) throws JsonProcessingException {
    Map<String, Object> map = new LinkedHashMap<>();
    JSON.readTree(json)
        .properties()
        .forEach(entry -> map.put(entry.getKey(), JSON.convertValue(entry.getValue(), Object.class)));
    return map;
  }

  @Test
  void anyoneDecidesTheSameAgainFromTheJsonAlone() throws JsonProcessingException {
    String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(receipt.toDocument());
    Receipt again = Receipt.parse(read(json));
    assertThat(again.isSignedBy(KEY)).isTrue();
    assertThat(again.reevaluate().differences()).isEmpty();
    assertThat(again.reevaluate().agrees()).isTrue();
    assertThat(again.decision()).containsEntry("outcome", "allowed");
    assertThat(again.policyHash()).isEqualTo(receipt.policyHash());
  }

  @Test
  void noByteOfItCanBeChanged() {
    byte[] text = Canonical.bytes(receipt.toDocument());
    int read = 0;
    for (int i = 0; i < text.length; i++) {
      byte[] bent = text.clone();
      bent[i] ^= 1;
      try {
        Receipt other = Receipt.parse(read(new String(bent, UTF_8)));
        read++;
        assertThat(other.isSignedBy(KEY)).as("byte %d", i).isFalse();
      } catch (BitcoinException | JsonProcessingException _) {
        // refused when it is read
      }
    }
    assertThat(read).as("those that can be read at all").isGreaterThan(500);
  }

  @Test
  void aDecisionThatDoesNotFollowIsFoundThoughItIsSigned() throws JsonProcessingException {
    Map<String, Object> document =
        read(Canonical.text(receipt.toDocument()).replace("\"outcome\":\"allowed\",\"trace\"", "\"outcome\":\"refused\",\"trace\""));
    Receipt forged = Receipt.parse(document);
    Receipt signed =
        new Receipt(
            forged.policy(),
            forged.policyVersion(),
            forged.policyDocument(),
            forged.facts(),
            forged.decision(),
            KEY,
            Bytes.of(SIGNER.sign(forged.message())));
    assertThat(signed.isSignedBy(KEY)).isTrue();
    assertThat(signed.reevaluate().differences())
        .containsExactly(
            "decision.outcome: the receipt has \"refused\", and judged again it is \"allowed\"");
  }

  @Test
  void theWordingOfSentencesIsNotJudgedAgain() throws JsonProcessingException {
    Map<String, Object> document =
        read(Canonical.text(receipt.toDocument()).replace("would be the", "was said to be the"));
    assertThat(Receipt.parse(document).reevaluate().agrees()).isTrue();
  }

  @Test
  void anotherKeyIsNotTheSigner() {
    byte[] other = new byte[32];
    other[0] = 1;
    PublicKey key =
        PublicKey.of(PublicKey.Algorithm.ED25519, Bytes.of(Ed25519.publicKey(other)));
    assertThat(receipt.isSignedBy(key)).isFalse();
  }

  @Test
  void whatIsNoReceiptIsRefusedByName() {
    Map<String, Object> document = new HashMap<>(receipt.toDocument());
    document.put("extra", 1L);
    assertThatThrownBy(() -> Receipt.parse(document))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("unknown field 'extra'; a receipt has version, policy");
    document.remove("extra");
    document.remove("facts");
    assertThatThrownBy(() -> Receipt.parse(document)).hasMessageContaining("facts: is missing");
    assertThatThrownBy(() -> Receipt.parse(Map.of("version", 2L)))
        .hasMessageContaining("version: expected a number from 1 to 1");
  }
}
