package io.holdfast.bitcoin.slip39;

import io.holdfast.bitcoin.BitcoinException;

/**
 * A share is no share, or shares do not go together. The message names the share by its position
 * among those given, counted from 1, and the cause; it never repeats a word.
 */
public final class ShareException extends BitcoinException {
  private static final long serialVersionUID = 1L;

  private final ShareFault fault;
  private final int position;

  private ShareException(ShareFault fault, int position, String message) {
    super(message);
    this.fault = fault;
    this.position = position;
  }

  /** Of one share, at a position counted from 1. */
  static ShareException of(ShareFault fault, int position, String what) {
    return new ShareException(fault, position, "share " + position + ": " + what);
  }

  /** Of the shares as a whole. */
  static ShareException ofAll(ShareFault fault, String what) {
    return new ShareException(fault, 0, what);
  }

  /** What was wrong. */
  public ShareFault fault() {
    return fault;
  }

  /** The share that is wrong, counted from 1; 0 when it is not one alone. */
  public int position() {
    return position;
  }
}
