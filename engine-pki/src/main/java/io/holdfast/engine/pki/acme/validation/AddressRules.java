package io.holdfast.engine.pki.acme.validation;

import io.holdfast.api.Cidr;
import io.holdfast.api.Refusal;
import java.net.InetAddress;
import java.util.List;

/**
 * The addresses at which challenges are looked up. Who may have an account chooses the name, and
 * who has the name chooses the address: this server must not be made to knock at any door.
 *
 * @param permitted blocks outside of which nobody is asked; none: all that are no danger by
 *     themselves
 * @param excluded blocks within which nobody is asked, whatever is permitted
 */
public record AddressRules(List<String> permitted, List<String> excluded) {
  public static final AddressRules USUAL = new AddressRules(List.of(), List.of());

  /** IPv4 within IPv6 by translation (RFC 6052): it would hide an address from the rules. */
  private static final Cidr TRANSLATED = Cidr.parse("64:ff9b::/96");

  /**
   * Sees to it that all are blocks of addresses.
   *
   * @throws Refusal.InvalidRequest naming the field that holds something else
   */
  public void check(String permittedField, String excludedField) {
    check(permittedField, permitted);
    check(excludedField, excluded);
  }

  private static void check(String field, List<String> blocks) {
    for (String block : blocks) {
      try {
        var _ = Cidr.parse(block);
      } catch (IllegalArgumentException e) {
        throw new Refusal.InvalidRequest(field + ": " + e.getMessage());
      }
    }
  }

  boolean allow(InetAddress address) {
    String literal = address.getHostAddress();
    if (!excluded.isEmpty() && Cidr.allow(excluded, literal)) {
      return false;
    }
    return permitted.isEmpty() ? isHarmless(address) : Cidr.allow(permitted, literal);
  }

  /** Not this machine, nor what answers on every network by itself (metadata of clouds). */
  private static boolean isHarmless(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress()
        && !Cidr.allow(List.of(TRANSLATED.toString()), address.getHostAddress());
  }
}
