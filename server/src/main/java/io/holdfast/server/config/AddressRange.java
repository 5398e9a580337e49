package io.holdfast.server.config;

import java.net.InetAddress;

/**
 * A range of IP addresses in CIDR form; a single address is a range of one.
 *
 * @param network the range's address
 * @param prefix how many leading bits must agree
 */
public record AddressRange(InetAddress network, int prefix) {

  /**
   * Reads {@code 10.0.0.0/8} or {@code 10.1.2.3}; never asks a name server.
   *
   * @throws IllegalArgumentException when the text is neither
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int bits = network.getAddress().length * 8;
    int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("a prefix is between 0 and " + bits);
    }
    return new AddressRange(network, prefix);
  }

  /** Whether the range holds the address; an address of the other family is never in it. */
  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    int whole = prefix / 8;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != other[i]) {
        return false;
      }
    }
    int rest = prefix % 8;
    int mask = 0xff << (8 - rest) & 0xff;
    return rest == 0 || (mine[whole] & mask) == (other[whole] & mask);
  }
}
