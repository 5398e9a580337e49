package io.holdfast.auth.jose;

/** A token or a key that is not taken; the message says why and holds nothing of a token. */
public final class JoseException extends RuntimeException {
  private final String why;

  public JoseException(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  /** The message. */
  public String why() {
    return why;
  }
}
