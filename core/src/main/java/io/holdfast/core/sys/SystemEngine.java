package io.holdfast.core.sys;

import io.holdfast.api.Mount;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Routes;
import java.util.List;

/** The engine mounted at {@code sys/}: its routes are those of the families, in order. */
public final class SystemEngine implements SecretsEngine {
  private final Routes routes;

  public SystemEngine(SystemRooms rooms) {
    this.routes = Routes.concat(List.of(new PolicyPaths(rooms).routes()));
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
