package io.holdfast.core.quota;

/**
 * How many leases there may be below a path.
 *
 * @param inheritable whether it is for the namespaces below its own too
 */
public record LeaseQuota(String name, Scope scope, long maxLeases, boolean inheritable)
    implements Quota {

  boolean isOf(String mount) {
    return scope.mount().equals(mount);
  }

  /** The same limit after its mount moved. */
  LeaseQuota at(String mount) {
    return new LeaseQuota(name, scope.at(mount), maxLeases, inheritable);
  }

  /** The path as clients see it. */
  public String path() {
    return scope.path();
  }
}
