package io.holdfast.scan.detect.assign;

import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.rule.Window;
import io.holdfast.scan.text.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys whose form many services share: the name, the line or what stands before tells whose they
 * are.
 */
final class ServiceKeys {
  private static final int BEFORE = 500;
  private static final int LINE = 400;

  private final List<ServiceKey> keys = new ArrayList<>();

  ServiceKeys(Registry registry) {
    keys.addAll(ExchangeKeys.all(registry));
    keys.addAll(OtherServices.all(registry));
  }

  Optional<Rule> rule(Window window, Assignment assignment, byte[] value) {
    if (value.length < 8 || value.length > 200) {
      return Optional.empty();
    }
    ServiceKey best = null;
    int nearest = -1;
    for (ServiceKey key : keys) {
      if (!key.form().test(value) || !key.fits(assignment.name())) {
        continue;
      }
      int place = key.place(window, assignment, BEFORE, LINE);
      if (place > nearest) {
        nearest = place;
        best = key;
      }
    }
    return best == null || !Likeness.isRandom(value) ? Optional.empty() : Optional.of(best.rule());
  }
}
