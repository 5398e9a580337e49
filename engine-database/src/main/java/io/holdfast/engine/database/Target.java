package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.engine.database.product.Database;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.product.Login;
import io.holdfast.engine.database.product.Product;
import java.util.List;

/**
 * A database as an effect reaches it: all that was read of storage for that.
 *
 * @param version of the connection's settings; a higher one is newer
 */
record Target(Id id, long version, Product product, Details details, List<Login> logins) {
  /**
   * A connection.
   *
   * @param mount the UUID of the mount
   */
  record Id(String mount, String name) {
    static Id of(Call call, String name) {
      return new Id(call.mount().uuid(), name);
    }
  }

  static Target of(Call call, String name, DatabaseConfig config) {
    return new Target(
        Id.of(call, name), config.version(), config.product(), config.settings(), config.logins());
  }

  /** The same database for other logins; its connections are not kept. */
  Target as(List<Login> others) {
    return new Target(id, version, product, details, others);
  }

  Database open() {
    return product.open(details, logins);
  }
}
