package io.holdfast.api;

/**
 * A namespace: an isolated tree of mounts, policies and tokens.
 *
 * @param id the id that storage keys carry; "root" for the root namespace
 * @param path the path with a trailing slash; empty for the root namespace
 */
public record Namespace(String id, String path) {
  /** The namespace that contains all others. */
  public static final Namespace ROOT = new Namespace("root", "");

  public boolean isRoot() {
    return path.isEmpty();
  }
}
