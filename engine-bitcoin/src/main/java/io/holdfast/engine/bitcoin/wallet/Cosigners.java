package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.format.AccountKey;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of cosigners elsewhere, as a request gives them. */
final class Cosigners {
  private Cosigners() {}

  /**
   * Reads each of {@code [fingerprint/path]xpub}.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest naming the one that is wrong
   */
  static List<KeyExpression> of(List<String> texts) {
    List<KeyExpression> keys = new ArrayList<>();
    for (String text : texts) {
      String field = TemplateFields.COSIGNERS.name() + "[" + keys.size() + "]";
      keys.add(Inputs.of(field, () -> AccountKey.parse(text)));
    }
    return keys;
  }

  /** The network that their keys tell of: the main one, or nothing certain. */
  static Optional<Network> network(List<KeyExpression> keys) {
    return !keys.isEmpty() && keys.stream().allMatch(key -> key.key().suits(Network.MAINNET))
        ? Optional.of(Network.MAINNET)
        : Optional.empty();
  }
}
