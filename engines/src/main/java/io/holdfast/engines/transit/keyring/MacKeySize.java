package io.holdfast.engines.transit.keyring;

import io.holdfast.api.Refusal;

/** How long an HMAC key may be, in bytes. */
public final class MacKeySize {
  public static final int SMALLEST = 32;
  public static final int LARGEST = 512;

  private MacKeySize() {}

  /**
   * The size, when it is allowed.
   *
   * @throws Refusal.InvalidRequest when it is not
   */
  public static int checked(int bytes) {
    if (bytes < SMALLEST || bytes > LARGEST) {
      throw new Refusal.InvalidRequest(
          "invalid key_size %d for an HMAC key: give %d to %d bytes"
              .formatted(bytes, SMALLEST, LARGEST));
    }
    return bytes;
  }
}
