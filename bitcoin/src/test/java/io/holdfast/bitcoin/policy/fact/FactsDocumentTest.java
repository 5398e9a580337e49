package io.holdfast.bitcoin.policy.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.policy.document.DocumentException;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.wallet.Payment;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.TestWallets;
import io.holdfast.bitcoin.wallet.Wallet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsDocumentTest {
  private final Wallet wallet = TestWallets.multisig(2, 3);
  private final Wallet others = TestWallets.single(9, DescriptorTemplate.BIP86, 0);
  private final TransactionFacts facts =
      TransactionFacts.of(
          PsbtCheck.check(
              new Payment()
                  .spend(wallet.at(Place.receive(0)), 100_000)
                  .payOwn(others.at(Place.receive(0)), 60_000)
                  .payOwn(wallet.at(Place.change(4)), 39_000)
                  .psbt(),
              Network.REGTEST),
          wallet);

  @Test
  void factsAreReadBackAsTheyWere() {
    assertThat(TransactionFacts.parse(facts.toDocument())).isEqualTo(facts);
    assertThat(facts.outputs().getFirst().claims()).hasSize(1);
    assertThat(facts.outputs().getLast().claims()).as("what is proven is not claimed").isEmpty();
    assertThat(facts.outputs().getLast().own()).contains(Place.change(4));
  }

  @Test
  void figuresThatDoNotAddUpAreRefused() {
    Map<String, Object> document = new HashMap<>(facts.toDocument());
    document.put("fee", 999L);
    assertThatThrownBy(() -> TransactionFacts.parse(document))
        .isInstanceOf(DocumentException.class)
        .hasMessage("fee: is 999, and inputs and outputs differ by 1000");
  }

  @Test
  void aFieldThatIsMissingUnknownOrOutOfRangeIsNamed() {
    Map<String, Object> document = new HashMap<>(facts.toDocument());
    document.remove("vsize");
    assertThatThrownBy(() -> TransactionFacts.parse(document)).hasMessage("vsize: is missing");
    document.put("vsize", 0L);
    assertThatThrownBy(() -> TransactionFacts.parse(document))
        .hasMessageContaining("vsize: expected a number from 1");
    document.put("vsize", 200L);
    document.put("inputs", List.of(Map.of("txid", "00")));
    assertThatThrownBy(() -> TransactionFacts.parse(document))
        .hasMessageStartingWith("inputs[0].vout: is missing");
    document.put("inputs", facts.toDocument().get("inputs"));
    document.put("size", 1L);
    assertThatThrownBy(() -> TransactionFacts.parse(document))
        .hasMessageStartingWith("unknown field 'size'; a transaction has network");
  }

  @Test
  void whatATransactionAddsIsCountedByScope() {
    String destination = facts.outputs().getFirst().destination();
    assertThat(facts.adds(new UsageQuestion(UsageScope.WALLET, "", java.util.Optional.empty())))
        .isEqualTo(new Usage(60_000, 1, 1000));
    assertThat(
            facts.adds(
                new UsageQuestion(
                    UsageScope.DESTINATION, destination, java.util.Optional.empty())))
        .isEqualTo(new Usage(60_000, 1, 1000));
    assertThat(
            facts.adds(
                new UsageQuestion(UsageScope.DESTINATION, "bcrt1q", java.util.Optional.empty())))
        .isEqualTo(Usage.NONE);
  }
}
