package io.holdfast.core.token;

import io.holdfast.api.Refusal;
import io.holdfast.core.policy.PolicyNames;
import java.util.ArrayList;
import java.util.List;

/** Which policies a token of a role may have, by Vault's rules. */
final class RolePolicies {
  private RolePolicies() {}

  static List<String> choose(
      TokenRole role, List<String> wanted, List<String> parent, boolean addDefault) {
    boolean allows = !role.allowedPolicies().isEmpty() || !role.allowedPoliciesGlob().isEmpty();
    boolean denies =
        !role.disallowedPolicies().isEmpty() || !role.disallowedPoliciesGlob().isEmpty();
    List<String> names;
    if (allows) {
      names = allowed(role, wanted, addDefault);
    } else if (denies) {
      // Without a list of what is allowed, the parent's policies are the most a token can have.
      names = TokenPolicies.normalise(wanted.isEmpty() ? parent : wanted, addDefault);
    } else {
      names = TokenPolicies.normalise(wanted.isEmpty() ? parent : wanted, addDefault);
      if (!names.stream()
          .allMatch(name ->
              name.equals(PolicyNames.DEFAULT)
                  || parent.contains(PolicyNames.ROOT)
                  || parent.contains(name))) {
        throw new Refusal.InvalidRequest("child policies must be subset of parent");
      }
    }
    for (String name : names) {
      if (role.disallowedPolicies().contains(name) || globs(role.disallowedPoliciesGlob(), name)) {
        throw new Refusal.InvalidRequest(
            "token policies (" + names + ") must not match this role's disallowed policies");
      }
    }
    return names;
  }

  private static List<String> allowed(TokenRole role, List<String> wanted, boolean addDefault) {
    List<String> clean = TokenPolicies.normalise(wanted, false);
    if (clean.isEmpty()) {
      return TokenPolicies.normalise(role.allowedPolicies(), addDefault);
    }
    List<String> permitted = new ArrayList<>(role.allowedPolicies());
    if (addDefault) {
      permitted.add(PolicyNames.DEFAULT);
    }
    for (String name : clean) {
      if (!permitted.contains(name) && !globs(role.allowedPoliciesGlob(), name)) {
        throw new Refusal.InvalidRequest(
            "token policies (" + clean + ") must be subset of the role's allowed policies");
      }
    }
    return TokenPolicies.normalise(clean, addDefault);
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
