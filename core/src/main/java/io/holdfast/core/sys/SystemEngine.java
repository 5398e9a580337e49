package io.holdfast.core.sys;

import io.holdfast.api.Mount;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Routes;
import java.util.List;

/** The engine mounted at {@code sys/}: its routes are those of the families, in order. */
public final class SystemEngine implements SecretsEngine {
  private final Routes routes;

  public SystemEngine(SystemRooms rooms) {
    this.routes =
        Routes.concat(
            List.of(
                new MountPaths(rooms, false).routes(),
                new MountPaths(rooms, true).routes(),
                new RemountPaths(rooms).routes(),
                new PolicyPaths(rooms).routes(),
                new CapabilitiesPaths(rooms).routes(),
                new LeasePaths(rooms).routes(),
                new WrappingPaths(rooms).routes(),
                new AuditPaths(rooms).routes(),
                new BarrierPaths(rooms).routes(),
                ToolsPaths.routes(),
                new InternalPaths(rooms).routes()));
  }

  @Override
  public String type() {
    return "system";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  @Override
  public String description() {
    return "system endpoints used for control, policy and debugging";
  }
}
