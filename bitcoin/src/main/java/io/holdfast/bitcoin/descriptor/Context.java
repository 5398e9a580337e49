package io.holdfast.bitcoin.descriptor;

/** Where an expression stands; it decides which expressions and which keys are allowed there. */
enum Context {
  TOP("at the top level"),
  SH("inside sh()"),
  WSH("inside wsh()"),
  TR("inside tr()");

  private final String place;

  Context(String place) {
    this.place = place;
  }

  /** As an error names it. */
  String place() {
    return place;
  }

  boolean allowsUncompressedKeys() {
    return this == TOP || this == SH;
  }

  boolean allowsXOnlyKeys() {
    return this == TR;
  }
}
