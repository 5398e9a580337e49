package io.holdfast.auth.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Times in claims: seconds since 1970, also with a fraction (RFC 7519, section 2). */
public final class NumericDate {
  /** The end of the year 9999. */
  private static final BigDecimal LAST = BigDecimal.valueOf(253_402_300_799L);

  private NumericDate() {}

  /**
   * The time of a claim; empty where it is absent.
   *
   * @throws JoseException when it is no such time
   */
  public static Optional<Instant> find(ObjectNode claims, String name) {
    JsonNode value = claims.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isNumber()
        || value.decimalValue().signum() < 0
        || value.decimalValue().compareTo(LAST) > 0) {
      throw new JoseException("its claim " + name + " is no time in seconds");
    }
    return Optional.of(Instant.ofEpochMilli(value.decimalValue().movePointRight(3).longValue()));
  }
}
