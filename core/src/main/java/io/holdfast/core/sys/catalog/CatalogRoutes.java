package io.holdfast.core.sys.catalog;

import io.holdfast.api.route.Routes;
import io.holdfast.core.sys.SystemRooms;
import java.util.List;

/** All paths below {@code sys/catalog}. */
public final class CatalogRoutes {
  private final SystemRooms rooms;

  public CatalogRoutes(SystemRooms rooms) {
    this.rooms = rooms;
  }

  public Routes routes() {
    return Routes.concat(
        List.of(
            SecretPaths.routes(),
            RulePaths.routes(),
            CatalogConfigPath.routes(),
            EventPath.routes(),
            ExportPath.routes(),
            new AccessPath(rooms.policies(), rooms.tokens()).routes(),
            new ReachPath(rooms).routes()));
  }
}
