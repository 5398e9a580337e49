package io.holdfast.bitcoin.policy.condition;

import io.holdfast.bitcoin.policy.fact.Initiator;
import io.holdfast.bitcoin.policy.fact.UsageQuestion;
import io.holdfast.bitcoin.policy.fact.UsageScope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A usage as conditions name it: {@code usage.wallet.day}.
 *
 * @param scope {@code wallet} or {@code initiator}
 * @param window one of {@link #WINDOWS}
 */
record UsageName(String scope, String window) {
  static final Map<String, Optional<Duration>> WINDOWS =
      Map.of(
          "hour", Optional.of(Duration.ofHours(1)),
          "day", Optional.of(Duration.ofDays(1)),
          "week", Optional.of(Duration.ofDays(7)),
          "month", Optional.of(Duration.ofDays(30)),
          "ever", Optional.empty());

  static final String WALLET = "wallet";
  static final String INITIATOR = "initiator";

  UsageQuestion question(Initiator initiator) {
    boolean ofWallet = scope.equals(WALLET);
    return new UsageQuestion(
        ofWallet ? UsageScope.WALLET : UsageScope.INITIATOR,
        ofWallet ? "" : initiator.id(),
        WINDOWS.getOrDefault(window, Optional.empty()));
  }
}
