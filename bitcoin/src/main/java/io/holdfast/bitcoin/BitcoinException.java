package io.holdfast.bitcoin;

import java.util.Objects;

/** Input that is malformed, contradicts itself, or is refused; the message names what and where. */
public class BitcoinException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was wrong, where, and what to do; it never holds key material
   */
  public BitcoinException(String message) {
    super(message);
  }

  /**
   * @param message what was wrong, where, and what to do; it never holds key material
   * @param cause the failure below, itself free of key material
   */
  public BitcoinException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What was wrong, where, and what to do. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }
}
