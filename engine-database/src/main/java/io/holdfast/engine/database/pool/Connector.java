package io.holdfast.engine.database.pool;

import io.holdfast.engine.database.product.Login;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes one connection. */
@FunctionalInterface
public interface Connector {
  Connection connect(Login login) throws SQLException;
}
