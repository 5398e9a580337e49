package io.holdfast.crypto.internal;

import io.holdfast.crypto.CryptoException;

/** The check that fixed-size arguments share. */
public final class Sizes {
  private Sizes() {}

  /** Refuses {@code bytes} unless it has {@code size} bytes; {@code what} names it. */
  public static void check(String what, byte[] bytes, int size) {
    if (bytes.length != size) {
      throw new CryptoException(what + " must have " + size + " bytes, not " + bytes.length);
    }
  }
}
