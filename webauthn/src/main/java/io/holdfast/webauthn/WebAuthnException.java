package io.holdfast.webauthn;

/** What was answered is not good; the message says why, and may be shown to who answered. */
public final class WebAuthnException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WebAuthnException(String message) {
    super(message, null, false, false);
  }
}
