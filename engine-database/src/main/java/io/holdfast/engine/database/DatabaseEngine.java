package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.Mount;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.lease.Leasing;
import io.holdfast.api.route.Routes;
import java.util.List;
import java.util.Optional;

/** The secrets engine {@code database}. */
public final class DatabaseEngine implements SecretsEngine {
  private final Connections connections = new Connections();
  private final StaticRotation roles = new StaticRotation(connections);
  private final RootRotation roots = new RootRotation(connections);
  private final Leasing leasing = new AccountLeasing(connections);
  private final Routes routes =
      Routes.concat(
          List.of(
              new ConfigPath(connections, roots).routes(),
              new ResetPath(connections).routes(),
              new RotatePath(roles, roots).routes(),
              RolePath.routes(),
              new CredsPath(connections).routes(),
              new StaticRolePath(roles).routes(),
              StaticCredsPath.routes()));

  @Override
  public String type() {
    return "database";
  }

  @Override
  public String description() {
    return "accounts of databases: made on demand and removed with their lease, or rotated";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  @Override
  public List<String> databasePlugins() {
    return Plugins.names();
  }

  @Override
  public Optional<Leasing> leasing() {
    return Optional.of(leasing);
  }

  @Override
  public Outcome due(Call call, String subject) {
    Optional<String> role = StaticRotation.name(subject);
    if (role.isPresent()) {
      return roles.due(call, role.get());
    }
    Optional<String> root = RootRotation.name(subject);
    return root.isPresent() ? roots.due(call, root.get()) : Response.empty();
  }

  @Override
  public void forgetSecrets() {
    connections.forgetAll();
  }
}
