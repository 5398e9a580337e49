package io.holdfast.core.identity.store;

import io.holdfast.api.Refusal;
import io.holdfast.core.policy.PolicyNames;
import java.util.List;

/** The policies that an entity or a group gives. */
public final class Policies {
  private Policies() {}

  /**
   * The names in the form in which they are stored.
   *
   * @throws Refusal.InvalidRequest when the root policy is among them: identities never give it
   */
  public static List<String> checked(List<String> names) {
    List<String> out =
        names.stream()
            .map(PolicyNames::normalize)
            .filter(name -> !name.isEmpty())
            .distinct()
            .sorted()
            .toList();
    if (out.contains(PolicyNames.ROOT)) {
      throw new Refusal.InvalidRequest("policies cannot contain root");
    }
    out.stream()
        .filter(name -> !PolicyNames.isAssignable(name))
        .findFirst()
        .ifPresent(name -> {
          throw new Refusal.InvalidRequest("policies cannot contain " + name);
        });
    return out;
  }
}
