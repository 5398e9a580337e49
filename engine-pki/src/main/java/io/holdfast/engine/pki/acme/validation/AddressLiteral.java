package io.holdfast.engine.pki.acme.validation;

import java.net.InetAddress;

/** IP addresses as text, of which there is one form for each. */
public final class AddressLiteral {
  private AddressLiteral() {}

  static boolean isOne(String text) {
    try {
      return !of(text).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The one form of an address. Nothing is looked up.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static String of(String text) {
    return InetAddress.ofLiteral(text).getHostAddress();
  }
}
