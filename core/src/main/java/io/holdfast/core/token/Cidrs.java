package io.holdfast.core.token;

import io.holdfast.api.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Blocks of addresses, as tokens and roles are bound to: {@code 10.0.0.0/8}, {@code ::1}. */
public final class Cidrs {
  private Cidrs() {}

  /** Whether an address lies in one of the blocks; no blocks allow every address. */
  public static boolean allow(List<String> blocks, String address) {
    return blocks.isEmpty() || blocks.stream().anyMatch(block -> contains(block, address));
  }

  /**
   * Checks blocks when they are set.
   *
   * @throws Refusal.InvalidRequest naming the one that is not a block of addresses
   */
  public static List<String> checked(List<String> blocks) {
    for (String block : blocks) {
      try {
        contains(block, "127.0.0.1");
      } catch (IllegalArgumentException e) {
        throw new Refusal.InvalidRequest(
            "\"" + block + "\" is not a block of addresses; write for example 10.0.0.0/8");
      }
    }
    return blocks;
  }

  private static boolean contains(String block, String address) {
    int slash = block.indexOf('/');
    byte[] network = bytes(slash < 0 ? block : block.substring(0, slash));
    byte[] candidate = bytes(address);
    int bits = slash < 0 ? network.length * 8 : Integer.parseInt(block.substring(slash + 1));
    if (bits < 0 || bits > network.length * 8) {
      throw new IllegalArgumentException("a prefix of " + bits + " bits");
    }
    if (network.length != candidate.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((network[bit / 8] ^ candidate[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(String address) {
    // Only literals: a name would be looked up, and nothing here may reach outside.
    if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException("not an IP address");
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an IP address", e);
    }
  }
}
