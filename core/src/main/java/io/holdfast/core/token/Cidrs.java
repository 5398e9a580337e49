package io.holdfast.core.token;

import io.holdfast.api.Cidr;
import io.holdfast.api.Refusal;
import java.util.List;

/** The blocks of addresses that tokens and roles are bound to. */
final class Cidrs {
  private Cidrs() {}

  /**
   * Checks blocks when they are set.
   *
   * @throws Refusal.InvalidRequest naming the one that is not a block of addresses
   */
  static List<String> checked(List<String> blocks) {
    try {
      return blocks.stream().map(block -> Cidr.parse(block).toString()).toList();
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(String.valueOf(e.getMessage()));
    }
  }
}
