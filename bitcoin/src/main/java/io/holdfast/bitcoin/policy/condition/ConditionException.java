package io.holdfast.bitcoin.policy.condition;

import io.holdfast.bitcoin.BitcoinException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition of which it can't be told whether it holds. */
public final class ConditionException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  ConditionException(String message) {
    super(message);
  }

  ConditionException(@Nullable String message, Throwable cause) {
    super(Objects.requireNonNullElse(message, "can't be evaluated"), cause);
  }
}
