package io.holdfast.core.token;

import io.holdfast.api.Refusal;
import io.holdfast.core.policy.PolicyNames;
import java.util.List;
import java.util.Optional;

/**
 * Which policies a new token gets, by Vault's rules.
 *
 * @param wanted those that the creation asks for; empty for the parent's
 * @param noDefault whether it asks for none but those
 * @param sudo whether the caller may give policies that it does not have
 * @param fromAbove whether the parent is of a namespace above that of the new token
 */
record CreationPolicies(
    List<String> wanted, boolean noDefault, TokenEntry parent, boolean sudo, boolean fromAbove) {

  /**
   * The policies.
   *
   * <p>A parent of a namespace above has none of the names that mean something here: it needs sudo,
   * and its child has what is asked for, or just the default policy.
   *
   * @throws Refusal.InvalidRequest when the role, or the parent where there is none, does not allow
   *     them, or they are such as no token can be given
   */
  List<String> choose(Optional<TokenRole> role) {
    List<String> names =
        role.filter(RolePolicies::decidesOnPolicies)
            .map(decides -> RolePolicies.choose(decides, wanted, parent.policies(), !noDefault))
            .orElseGet(() -> ofParent(role.map(TokenRole::noDefaultPolicy).orElse(false)));
    if (noDefault) {
      names = names.stream().filter(name -> !name.equals(PolicyNames.DEFAULT)).toList();
    }
    names.stream()
        .filter(name -> !PolicyNames.isAssignable(name))
        .findFirst()
        .ifPresent(name -> {
          throw new Refusal.InvalidRequest("cannot assign policy \"" + name + "\"");
        });
    if (names.contains(PolicyNames.ROOT) && fromAbove) {
      throw new Refusal.InvalidRequest("root tokens may not be created from a parent namespace");
    }
    // Sudo is not enough, or it would be the root policy by another name.
    if (names.contains(PolicyNames.ROOT) && !parent.isRoot()) {
      throw new Refusal.InvalidRequest(
          "root tokens may not be created without parent token being root");
    }
    return names;
  }

  private List<String> ofParent(boolean withoutDefault) {
    if (fromAbove && !sudo) {
      throw new Refusal.InvalidRequest(
          "root or sudo privileges required to directly generate a token in a child namespace");
    }
    boolean addDefault = !noDefault && !withoutDefault;
    if (wanted.isEmpty()) {
      return fromAbove
          ? TokenPolicies.normalise(List.of(), addDefault)
          : TokenPolicies.normalise(parent.policies(), false);
    }
    if (sudo) {
      return TokenPolicies.normalise(wanted, addDefault);
    }
    if (!TokenPolicies.normalise(parent.policies(), false)
        .containsAll(TokenPolicies.normalise(wanted, false))) {
      throw new Refusal.InvalidRequest("child policies must be subset of parent");
    }
    return TokenPolicies.normalise(
        wanted, addDefault && parent.policies().contains(PolicyNames.DEFAULT));
  }
}
