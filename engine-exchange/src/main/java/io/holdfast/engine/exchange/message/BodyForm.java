package io.holdfast.engine.exchange.message;

/** What the bodies of a venue's requests are. */
public enum BodyForm {
  NONE(""),
  FORM("application/x-www-form-urlencoded"),
  JSON("application/json");

  private final String contentType;

  BodyForm(String contentType) {
    this.contentType = contentType;
  }

  /** The media type; empty without a body. */
  public String contentType() {
    return contentType;
  }
}
