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
 */
record CreationPolicies(List<String> wanted, boolean noDefault, TokenEntry parent, boolean sudo) {

  /**
   * The policies.
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
    if (!names.stream().allMatch(PolicyNames::isAssignable)) {
      throw new Refusal.InvalidRequest(
          "cannot assign policy \"" + PolicyNames.RESPONSE_WRAPPING + "\"");
    }
    // Sudo is not enough, or it would be the root policy by another name.
    if (names.contains(PolicyNames.ROOT) && !parent.isRoot()) {
      throw new Refusal.InvalidRequest(
          "root tokens may not be created without parent token being root");
    }
    return names;
  }

  private List<String> ofParent(boolean withoutDefault) {
    if (wanted.isEmpty()) {
      return TokenPolicies.normalise(parent.policies(), false);
    }
    boolean addDefault = !noDefault && !withoutDefault;
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
