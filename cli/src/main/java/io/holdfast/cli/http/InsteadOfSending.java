package io.holdfast.cli.http;

/** A dry run: the text to print in place of the request that was about to be sent. */
public final class InsteadOfSending extends RuntimeException {
  private final String text;

  InsteadOfSending(String text) {
    super("dry run", null, false, false);
    this.text = text;
  }

  public String text() {
    return text;
  }
}
