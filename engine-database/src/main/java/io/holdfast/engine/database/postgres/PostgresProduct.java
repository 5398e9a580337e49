package io.holdfast.engine.database.postgres;

import io.holdfast.api.Refusal;
import io.holdfast.engine.database.pool.JdbcPool;
import io.holdfast.engine.database.product.Database;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.product.Login;
import io.holdfast.engine.database.product.Product;
import java.util.List;

/** PostgreSQL. */
public final class PostgresProduct implements Product {
  private static final String SCRAM = "scram-sha-256";

  @Override
  public void check(Details details) {
    new PostgresConnector(details).tls().check();
    var _ = hashesPasswords(details);
  }

  /** Whether passwords are hashed here, so that the server sees and logs no plain one. */
  private static boolean hashesPasswords(Details details) {
    String how = details.text("password_authentication");
    if (!how.isEmpty() && !how.equals("password") && !how.equals(SCRAM)) {
      throw new Refusal.InvalidRequest(
          "password_authentication: \"" + how + "\" is neither password nor " + SCRAM);
    }
    return how.equals(SCRAM);
  }

  @Override
  public Database open(Details details, List<Login> logins) {
    return new PostgresDatabase(
        new JdbcPool(details, logins, new PostgresConnector(details)),
        hashesPasswords(details),
        !details.isTrue("disable_escaping"));
  }

  @Override
  public String usernameTemplate() {
    return "{{ printf \"v-%s-%s-%s-%s\" (.DisplayName | truncate 8) (.RoleName | truncate 8)"
        + " (random 20) (unix_time) | truncate 63 }}";
  }

  @Override
  public boolean takesPublicKeys() {
    return true;
  }
}
