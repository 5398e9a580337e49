package io.holdfast.bitcoin.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.document.DocumentException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** A document is refused with the names of its fields, or is a policy that is read back alike. */
@Tag("long")
final class PolicyFuzzTest {
  static Stream<String> samples() {
    return Stream.of(
        "{\"max_amount\":5,\"max_feerate\":12.5,\"min_fee\":\"7\",\"destinations\":\"\"}",
        "{\"velocity\":[{\"window\":\"24h\",\"max_count\":3,\"per\":\"initiator\"}]}",
        "{\"rules\":[{\"name\":\"a\",\"effect\":\"allow\",\"when\":\"tx.amount <"
            + " 5\",\"delay\":\"1h\"}]}",
        "{\"hours\":{\"time_zone\":\"UTC\",\"days\":\"mon,tue\",\"from\":\"08:00\",\"holidays\":[\"2026-12-25\"]}}",
        "{\"inputs\":{\"types\":[\"p2tr\"],\"max_count\":1},\"change\":{\"max_gap\":20}}",
        "{\"approvals\":[{\"groups\":[\"a\"],\"number\":2,\"proof\":\"totp\"}],\"approval_ttl\":\"2h\"}",
        "{\"destination_descriptors\":[\"wpkh([01020304/84h]tpubX/<0;1>/*)\"],\"attestors\":[]}",
        "{\"condition\":\"tx.outputs.all(o, o.amount > 1) && usage.wallet.day.count < 3\"}",
        "{\"changes\":{\"delay\":\"1h\"},\"messages\":{\"paths\":[\"m/84h\"]},\"max_balance_share\":\"5%\"}",
        "{\"webhook\":{\"url\":\"https://a.b/\",\"public_key\":\"ed25519:00\"},\"sighash\":\"ALL\"}");
  }

  @MethodSource("samples")
  @FuzzTest(maxDuration = "10m")
  void aDocumentIsRefusedOrAPolicy(@NotNull String text) {
    Optional<Map<String, Object>> document = JsonDocument.read(text);
    if (document.isEmpty()) {
      return;
    }
    TransactionPolicy policy;
    try {
      policy = TransactionPolicy.parse(document.get());
    } catch (DocumentException _) {
      return;
    }
    TransactionPolicy again = TransactionPolicy.parse(policy.toDocument());
    if (!again.equals(policy) || !again.hash().equals(policy.hash())) {
      throw new AssertionError("a policy is written as another one");
    }
  }
}
