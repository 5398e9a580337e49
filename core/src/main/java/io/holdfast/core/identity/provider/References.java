package io.holdfast.core.identity.provider;

import io.holdfast.api.Refusal;
import java.util.List;
import java.util.function.Predicate;

/**
 * What refers to what: nothing is deleted that something needs, nothing named that is not there.
 */
final class References {
  private References() {}

  /**
   * Checks that nothing refers to what is to be deleted.
   *
   * @param kind of what is deleted, e.g. {@code scope}
   * @param users of which kind those are that may refer to it, e.g. {@code providers}
   */
  static void requireUnused(String kind, String name, String users, List<String> using) {
    if (!using.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "unable to delete "
              + kind
              + " \""
              + name
              + "\" because it is currently referenced by these "
              + users
              + ": "
              + String.join(", ", using));
    }
  }

  /** Checks that all that is named is there. */
  static void requireAll(String kind, List<String> names, Predicate<String> exists) {
    names.stream()
        .filter(name -> !exists.test(name))
        .findFirst()
        .ifPresent(name -> {
          throw new Refusal.InvalidRequest(kind + " \"" + name + "\" does not exist");
        });
  }
}
