package io.holdfast.engine.pki.acme.validation;

/** Where hosts are asked; others than the usual ones prove nothing, and are for tests. */
public record Ports(int http, int https) {
  public static final Ports USUAL = new Ports(80, 443);
}
