package io.holdfast.core.quota;

/** A quota: a limit for the requests of a scope. */
sealed interface Quota permits RateQuota, LeaseQuota {
  String name();

  Scope scope();

  /** Whether it is for the namespaces below its own too. */
  boolean inheritable();

  /**
   * Whether it counts what a path does.
   *
   * @param namespace the path of the namespace in which that is done
   * @param path from the root namespace
   */
  default boolean counts(String namespace, String path) {
    return scope().holds(path) && (inheritable() || !scope().isNamespaceAbove(namespace));
  }
}
