package io.holdfast.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * A block of IP addresses (RFC 4632, RFC 4291): {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one
 * address without a prefix length. Bits past the prefix length do not count.
 */
public final class Cidr {
  // Only literals: a name would be looked up, and nothing here may reach outside.
  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

  private final String text;
  private final byte[] network;
  private final int prefixLength;

  private Cidr(String text, byte[] network, int prefixLength) {
    this.text = text;
    this.network = network;
    this.prefixLength = prefixLength;
  }

  /**
   * Reads a block or a single address.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    byte[] network = bytes(address, text);
    if (slash < 0) {
      return new Cidr(text, network, network.length * 8);
    }
    String length = text.substring(slash + 1);
    if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > network.length * 8) {
      throw notABlock(text);
    }
    int prefixLength = Integer.parseInt(length);
    boolean single = prefixLength == network.length * 8;
    return new Cidr(single ? address : text, network, prefixLength);
  }

  /**
   * Whether an address lies in one of the blocks. No blocks at all allow every address; any blocks
   * shut out what has no address (the server itself) or something else in its place. The zone of a
   * link-local address ({@code fe80::1%eth0}) does not count.
   */
  public static boolean allow(Collection<String> blocks, String address) {
    if (blocks.isEmpty()) {
      return true;
    }
    int zone = address.indexOf('%');
    Cidr from;
    try {
      from = parse(zone < 0 ? address : address.substring(0, zone));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
    return blocks.stream().anyMatch(block -> parse(block).covers(from));
  }

  /** Whether all addresses of the other block lie in this one. */
  public boolean covers(Cidr other) {
    if (network.length != other.network.length || other.prefixLength < prefixLength) {
      return false;
    }
    int whole = prefixLength / 8;
    for (int i = 0; i < whole; i++) {
      if (network[i] != other.network[i]) {
        return false;
      }
    }
    int rest = prefixLength % 8;
    int mask = 0xFF00 >> rest & 0xFF;
    return rest == 0 || ((network[whole] ^ other.network[whole]) & mask) == 0;
  }

  private static byte[] bytes(String address, String text) {
    if (!LITERAL.matcher(address).matches()) {
      throw notABlock(text);
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw notABlock(text);
    }
  }

  private static IllegalArgumentException notABlock(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is not a block of IP addresses; write for example 10.0.0.0/8");
  }

  /** As it was written, a single address without its prefix length. */
  @Override
  public String toString() {
    return text;
  }
}
