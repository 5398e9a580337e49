package io.holdfast.core.token;

import io.holdfast.api.Refusal;
import io.holdfast.core.policy.PolicyNames;
import java.util.List;

/** Which policies a token of a role may have, by Vault's rules. */
final class RolePolicies {
  private RolePolicies() {}

  /** Whether the role says which policies its tokens may have, rather than the parent's. */
  static boolean decidesOnPolicies(TokenRole role) {
    return hasAllowed(role)
        || !role.disallowedPolicies().isEmpty()
        || !role.disallowedPoliciesGlob().isEmpty();
  }

  private static boolean hasAllowed(TokenRole role) {
    return !role.allowedPolicies().isEmpty() || !role.allowedPoliciesGlob().isEmpty();
  }

  /**
   * The policies of a token of a role that decides on them.
   *
   * @throws Refusal.InvalidRequest when the role does not allow what is wanted
   */
  static List<String> choose(
      TokenRole role, List<String> wanted, List<String> parent, boolean defaultWanted) {
    boolean addDefault =
        defaultWanted && !role.noDefaultPolicy() && !isDisallowed(role, PolicyNames.DEFAULT);
    List<String> names;
    if (hasAllowed(role)) {
      names = allowed(role, wanted, addDefault);
    } else {
      names = TokenPolicies.normalise(wanted.isEmpty() ? parent : wanted, addDefault);
    }
    for (String name : names) {
      if (isDisallowed(role, name)) {
        throw new Refusal.InvalidRequest(
            "token policy \"" + name + "\" is disallowed by this role");
      }
    }
    return names;
  }

  private static boolean isDisallowed(TokenRole role, String name) {
    return role.disallowedPolicies().contains(name) || globs(role.disallowedPoliciesGlob(), name);
  }

  private static List<String> allowed(TokenRole role, List<String> wanted, boolean addDefault) {
    List<String> permitted = TokenPolicies.normalise(role.allowedPolicies(), addDefault);
    if (TokenPolicies.normalise(wanted, false).isEmpty()) {
      return permitted;
    }
    List<String> names = TokenPolicies.normalise(wanted, addDefault);
    for (String name : names) {
      if (!permitted.contains(name) && !globs(role.allowedPoliciesGlob(), name)) {
        throw new Refusal.InvalidRequest(
            "token policies (" + names + ") must be subset of the role's allowed policies");
      }
    }
    return names;
  }

  /** Whether a name is in a list of names and globs. */
  static boolean isListed(List<String> names, String name) {
    return names.contains(name) || globs(names, name);
  }

  private static boolean globs(List<String> globs, String name) {
    return globs.stream().anyMatch(glob -> matches(glob, name));
  }

  private static boolean matches(String glob, String name) {
    boolean open = glob.endsWith("*");
    boolean openBefore = glob.startsWith("*");
    String middle =
        glob.substring(
            openBefore ? 1 : 0, Math.max(openBefore ? 1 : 0, glob.length() - (open ? 1 : 0)));
    if (open && openBefore) {
      return name.contains(middle);
    }
    if (open) {
      return name.startsWith(middle);
    }
    return openBefore ? name.endsWith(middle) : name.equals(glob);
  }
}
