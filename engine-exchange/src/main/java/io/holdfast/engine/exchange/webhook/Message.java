package io.holdfast.engine.exchange.webhook;

/** A message as it was received. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(
    byte[] body, String timestamp, String id, String url, String method, String signature) {
  /** Leaves out what it says. */
  @Override
  public String toString() {
    return "Message[" + body.length + " bytes]";
  }
}
