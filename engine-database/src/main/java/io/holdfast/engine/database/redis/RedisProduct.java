package io.holdfast.engine.database.redis;

import io.holdfast.api.Refusal;
import io.holdfast.engine.database.product.Database;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.product.Login;
import io.holdfast.engine.database.product.Product;
import java.util.List;

/** Redis and Valkey, from version 6 on. */
public final class RedisProduct implements Product {
  @Override
  public void check(Details details) {
    RedisAddress.of(details).tls().check();
    var _ = persistence(details);
  }

  /** The command that keeps accounts over a restart of the server; empty for none. */
  private static List<String> persistence(Details details) {
    return switch (details.text("persistence_mode")) {
      case "", "None", "NONE", "none" -> List.of();
      case "ACLFILE", "aclfile" -> List.of("ACL", "SAVE");
      case "REWRITE", "rewrite" -> List.of("CONFIG", "REWRITE");
      default ->
          throw new Refusal.InvalidRequest("persistence_mode is one of None, ACLFILE, REWRITE");
    };
  }

  @Override
  public Database open(Details details, List<Login> logins) {
    return new RedisDatabase(RedisAddress.of(details), logins, persistence(details));
  }

  @Override
  public String usernameTemplate() {
    return "{{ printf \"v_%s_%s_%s_%s\" (.DisplayName | truncate 64) (.RoleName | truncate 64)"
        + " (random 20) (unix_time) | truncate 100 | uppercase }}";
  }

  @Override
  public boolean takesPublicKeys() {
    return false;
  }
}
