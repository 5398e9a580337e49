package io.holdfast.auth.approle;

import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Refusal;
import java.util.List;

/** Blocks of addresses on roles and secret ids. */
final class Blocks {
  private Blocks() {}

  /**
   * Checks that each is a block with its prefix length.
   *
   * @throws Refusal.InvalidRequest naming the field and the one that is none
   */
  static List<String> checked(String field, List<String> blocks) {
    for (String block : blocks) {
      if (block.indexOf('/') < 0) {
        throw new Refusal.InvalidRequest(
            field + ": \"" + block + "\" has no prefix length; write for example 10.0.0.1/32");
      }
      try {
        var _ = Cidr.parse(block);
      } catch (IllegalArgumentException e) {
        throw new Refusal.InvalidRequest(field + ": " + e.getMessage());
      }
    }
    return blocks;
  }

  /**
   * Checks that the blocks of a secret id lie within those of its role, where it has any.
   *
   * @throws Refusal.InvalidRequest naming the one that does not
   */
  static void requireWithin(List<String> roles, List<String> secrets) {
    if (roles.isEmpty()) {
      return;
    }
    for (String block : secrets) {
      Cidr inner = Cidr.parse(block);
      if (roles.stream().noneMatch(outer -> Cidr.parse(outer).covers(inner))) {
        throw new Refusal.InvalidRequest(
            "\"" + block + "\" on the secret ID is not within the role's own " + roles);
      }
    }
  }

  /**
   * Checks that a login comes from one of the blocks, where there are any.
   *
   * @param whose "secret ID" or "role"
   * @throws Refusal.InvalidRequest when it does not
   */
  static void requireFrom(Call call, List<String> blocks, String whose) {
    String address = call.request().origin().address();
    if (!Cidr.allow(blocks, address)) {
      throw new Refusal.InvalidRequest(
          "source address \""
              + address
              + "\" unauthorized through CIDR restrictions on the "
              + whose);
    }
  }
}
