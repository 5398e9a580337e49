package io.holdfast.api.lease;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A lease as the engine sees that gave it.
 *
 * @param id e.g. {@code database/creds/reader/2f6a614c4aa4...}
 * @param path below the mount, of the request that made it
 * @param internal what the engine needs to renew and to revoke; never shown
 * @param issued when it was made
 */
public record Lease(String id, String path, ObjectNode internal, Instant issued) {
  /** Leaves out what the engine keeps, which may hold secrets. */
  @Override
  public String toString() {
    return "Lease[" + id + "]";
  }
}
