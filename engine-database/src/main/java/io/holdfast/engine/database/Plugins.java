package io.holdfast.engine.database;

import io.holdfast.api.Refusal;
import io.holdfast.engine.database.mysql.MysqlProduct;
import io.holdfast.engine.database.postgres.PostgresProduct;
import io.holdfast.engine.database.product.Product;
import io.holdfast.engine.database.redis.RedisProduct;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The databases there are, by the names that Vault has for its plugins. */
final class Plugins {
  private static final Map<String, Product> PRODUCTS =
      new TreeMap<>(
          Map.of(
              "postgresql-database-plugin", new PostgresProduct(),
              "mysql-database-plugin", new MysqlProduct(false),
              "mysql-aurora-database-plugin", new MysqlProduct(true),
              "mysql-rds-database-plugin", new MysqlProduct(true),
              "mysql-legacy-database-plugin", new MysqlProduct(true),
              "redis-database-plugin", new RedisProduct(),
              "valkey-database-plugin", new RedisProduct()));

  private static final Pattern BUILTIN = Pattern.compile("v?\\d+\\.\\d+\\.\\d+\\+builtin.*");

  private Plugins() {}

  /** The names of all. */
  static List<String> names() {
    return List.copyOf(PRODUCTS.keySet());
  }

  /**
   * @throws Refusal.InvalidRequest when there is none of the name
   */
  static Product named(String name) {
    Product product = PRODUCTS.get(name);
    if (product == null) {
      throw new Refusal.InvalidRequest(
          "error creating database object: there is no plugin \""
              + name
              + "\"; known are "
              + String.join(", ", PRODUCTS.keySet()));
    }
    return product;
  }

  /** Refuses any version but that which is built in. */
  static void checkVersion(String version) {
    if (!version.isEmpty() && !BUILTIN.matcher(version).matches()) {
      throw new Refusal.InvalidRequest(
          "plugin_version: plugins are built in and have no other version; leave it out");
    }
  }
}
