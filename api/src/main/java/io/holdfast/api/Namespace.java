package io.holdfast.api;

/**
 * A namespace: an isolated tree of mounts, policies, identities and tokens.
 *
 * @param id the id that storage keys carry; "root" for the root namespace, empty for one that is
 *     only named so far, by a request that nobody resolved
 * @param path the path with a trailing slash; empty for the root namespace
 */
public record Namespace(String id, String path) {
  /** The namespace that contains all others. */
  public static final Namespace ROOT = new Namespace("root", "");

  public boolean isRoot() {
    return path.isEmpty();
  }

  /** Whether another lies within this one, or is it. */
  public boolean contains(Namespace other) {
    return other.path.startsWith(path);
  }

  /**
   * What ids end with that are unique on the whole server (of leases, tokens, accessors, entities,
   * groups): as in Vault nothing in the root namespace, else a dot and the namespace's id.
   */
  public String suffix() {
    return isRoot() ? "" : "." + id;
  }

  /** The id of the namespace in which an id was made that ends with its {@link #suffix}. */
  public static String idIn(String marked) {
    int dot = marked.lastIndexOf('.');
    return dot > marked.lastIndexOf('/') ? marked.substring(dot + 1) : ROOT.id;
  }
}
