package io.holdfast.core.token;

import io.holdfast.core.policy.PolicyNames;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The policies of a token, as Vault normalises them. */
public final class TokenPolicies {
  private TokenPolicies() {}

  /** Lower case, sorted, without empty names and repetitions; {@code root} stands alone. */
  public static List<String> normalise(Collection<String> names, boolean addDefault) {
    TreeSet<String> out = new TreeSet<>();
    for (String name : names) {
      String clean = PolicyNames.normalize(name);
      if (clean.equals(PolicyNames.ROOT)) {
        return List.of(PolicyNames.ROOT);
      }
      if (!clean.isEmpty()) {
        out.add(clean);
      }
    }
    if (addDefault) {
      out.add(PolicyNames.DEFAULT);
    }
    return List.copyOf(out);
  }
}
