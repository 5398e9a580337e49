package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.lease.Lease;
import io.holdfast.api.lease.LeaseTerms;
import io.holdfast.api.lease.Leasing;
import io.holdfast.engine.database.product.DatabaseFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Prolongs accounts, and removes them when their lease ends. */
final class AccountLeasing implements Leasing {
  private final Connections connections;

  AccountLeasing(Connections connections) {
    this.connections = connections;
  }

  @Override
  public Outcome renew(Call call, Lease lease, Duration increment) {
    Granted granted = Granted.of(lease.internal());
    Role role =
        RolePath.find(call, granted.role())
            .orElseThrow(() ->
                new Refusal.InvalidRequest(
                    "could not find role with name \"" + granted.role() + "\", not renewing"));
    Response renewed =
        new Response.Secret(
            Json.object(),
            new LeaseTerms(role.defaultTtl(), role.maxTtl(), true),
            Optional.of(lease),
            lease.internal());
    DatabaseConfig config = Configs.of(call).required(role.dbName());
    Target target = Target.of(call, role.dbName(), config);
    Instant expiration = Expiration.of(call, role, increment, lease.issued());
    Effect prolonged =
        () -> {
          prolong(target, granted.username(), expiration, role.renewal());
          return done -> renewed;
        };
    return prolonged;
  }

  private void prolong(
      Target target, String username, Instant expiration, List<String> statements) {
    try {
      connections.with(
          target,
          database -> {
            if (database.renews(statements)) {
              database.renew(username, expiration, statements);
            }
          });
    } catch (DatabaseFailure e) {
      throw e.refusal("cannot prolong the account");
    }
  }

  @Override
  public Outcome revoke(Call call, Lease lease) {
    Granted granted = Granted.of(lease.internal());
    Optional<Role> role = RolePath.find(call, granted.role());
    String dbName = role.map(Role::dbName).orElse(granted.dbName());
    List<String> statements =
        granted.made() || granted.rollback().isEmpty()
            ? role.map(Role::revocation).orElse(granted.revocation())
            : granted.rollback();
    Target target = Target.of(call, dbName, Configs.of(call).required(dbName));
    Effect removed =
        () -> {
          try {
            connections.with(
                target,
                database -> database.remove(granted.username(), statements, granted.made()));
          } catch (DatabaseFailure e) {
            throw e.refusal("cannot remove the account");
          }
          return done -> Response.empty();
        };
    return removed;
  }
}
