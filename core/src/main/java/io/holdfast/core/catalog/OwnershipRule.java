package io.holdfast.core.catalog;

/**
 * What is said of all secrets below a path.
 *
 * @param path a path of requests, without slashes at its ends; the secret there and all below
 */
public record OwnershipRule(String path, Ownership says) {
  boolean covers(String other) {
    return other.startsWith(path)
        && (other.length() == path.length()
            || path.isEmpty()
            || other.charAt(path.length()) == '/');
  }
}
