package io.holdfast.cli.json;

/** A text is not JSON; the message says where, and never quotes it. */
public final class MalformedJson extends RuntimeException {
  public MalformedJson(String message) {
    super(message, null, false, false);
  }
}
