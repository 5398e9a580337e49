package io.holdfast.engine.bitcoin.bsms;

import io.holdfast.api.route.Routes;
import java.util.List;

/** The paths of this room. */
public final class BsmsRoutes {
  private BsmsRoutes() {}

  public static Routes all() {
    return Routes.concat(
        List.of(SessionPath.routes(), RecordsPath.routes(), KeyRecordPath.routes()));
  }
}
