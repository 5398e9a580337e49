package io.holdfast.testkit;

import io.holdfast.api.Operation;
import java.time.Duration;
import java.util.Optional;

/**
 * A client whose requests name a namespace.
 *
 * @param namespace its path without a slash at the end; empty for the root
 * @param token whose it uses
 */
public record Tenant(TestCore core, String namespace, String token) {
  /** The same client with another token. */
  public Tenant as(String other) {
    return new Tenant(core, namespace, other);
  }

  public Reply read(String path) {
    return send(Operation.READ, path, "{}");
  }

  /**
   * Writes.
   *
   * @param json with single quotes for double ones
   */
  public Reply write(String path, String json) {
    return send(Operation.UPDATE, path, json);
  }

  public Reply list(String path) {
    return send(Operation.LIST, path, "{}");
  }

  public Reply delete(String path) {
    return send(Operation.DELETE, path, "{}");
  }

  public Reply send(Operation operation, String path, String json) {
    return send(operation, path, json, Optional.empty());
  }

  /** Reads with the answer wrapped. */
  public Reply wrapped(String path, Duration ttl) {
    return send(Operation.READ, path, "{}", Optional.of(ttl));
  }

  private Reply send(Operation operation, String path, String json, Optional<Duration> wrapTtl) {
    return core.send(
        TestCore.request(namespace, operation, path, json.replace('\'', '"'), token, wrapTtl));
  }

  /** The text of a new token. */
  public String newToken(String json) {
    return write("auth/token/create", json).text("auth", "client_token");
  }

  /** Stores a policy that may do everything on a path. */
  public void policy(String name, String path) {
    write(
        "sys/policies/acl/" + name,
        "{'policy':'path \\\""
            + path
            + "\\\" { capabilities = [\\\"create\\\",\\\"read\\\","
            + "\\\"update\\\",\\\"delete\\\",\\\"list\\\"] }'}");
  }

  /** Leaves out the token. */
  @Override
  public String toString() {
    return "Tenant[" + namespace + "]";
  }
}
