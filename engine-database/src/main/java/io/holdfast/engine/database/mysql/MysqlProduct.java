package io.holdfast.engine.database.mysql;

import io.holdfast.engine.database.pool.JdbcPool;
import io.holdfast.engine.database.product.Database;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.product.Login;
import io.holdfast.engine.database.product.Product;
import java.util.List;

/**
 * MySQL, MariaDB and what speaks their protocol.
 *
 * @param shortNames for servers whose user names have 16 characters at most
 */
public record MysqlProduct(boolean shortNames) implements Product {
  @Override
  public void check(Details details) {
    new MysqlConnector(details).tls().check();
  }

  @Override
  public Database open(Details details, List<Login> logins) {
    return new MysqlDatabase(
        new JdbcPool(details, logins, new MysqlConnector(details)),
        !details.isTrue("disable_escaping"));
  }

  @Override
  public String usernameTemplate() {
    return shortNames
        ? "{{ printf \"v-%s-%s\" (.RoleName | truncate 4) (random 20) | truncate 16 }}"
        : "{{ printf \"v-%s-%s-%s-%s\" (.DisplayName | truncate 10) (.RoleName | truncate 10)"
            + " (random 20) (unix_time) | truncate 32 }}";
  }

  @Override
  public boolean takesPublicKeys() {
    return true;
  }
}
