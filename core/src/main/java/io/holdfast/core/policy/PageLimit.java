package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How many keys one listing may give (OpenBao's {@code pagination_limit}). Clients that know
 * nothing of pages get the first page, unless the rule requires {@code limit}; {@code limit=max}
 * asks for as many as allowed.
 *
 * @param max the largest page; zero for no limit
 */
public record PageLimit(int max) {
  public static final PageLimit NONE = new PageLimit(0);

  static final String PARAMETER = "limit";

  /** Of two limits the lower one counts. */
  PageLimit and(PageLimit other) {
    if (max == 0 || other.max == 0) {
      return max == 0 ? other : this;
    }
    return max <= other.max ? this : other;
  }

  /**
   * What the request's limit becomes.
   *
   * @param asked the request's {@code limit}, or null
   * @return empty when the request is refused; else the new value, or none to leave it as it is
   */
  Optional<OptionalInt> apply(@Nullable JsonNode asked, boolean required) {
    if (asked != null && asked.isTextual() && asked.textValue().equals("max")) {
      return Optional.of(OptionalInt.of(max));
    }
    if (max == 0) {
      return Optional.of(OptionalInt.empty());
    }
    if (asked == null) {
      return required ? Optional.empty() : Optional.of(OptionalInt.of(max));
    }
    return number(asked)
        .filter(n -> n.signum() >= 0 && n.compareTo(BigDecimal.valueOf(max)) <= 0)
        .map(n -> n.signum() == 0 ? OptionalInt.of(max) : OptionalInt.empty());
  }

  private static Optional<BigDecimal> number(JsonNode asked) {
    if (asked.isIntegralNumber()) {
      return Optional.of(asked.decimalValue());
    }
    if (!asked.isTextual() || asked.textValue().length() > 20) {
      return Optional.empty();
    }
    String text = asked.textValue();
    return text.isEmpty()
        ? Optional.of(BigDecimal.ZERO)
        : text.matches("[+-]?[0-9]+") ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
