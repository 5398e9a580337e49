package io.holdfast.core.identity.entity;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.core.CoreCall;
import io.holdfast.core.router.Router;

/** The auth mounts that aliases name. */
public final class Mounts {
  private Mounts() {}

  /**
   * The auth mount of an accessor.
   *
   * @throws Refusal.InvalidRequest when there is none
   */
  public static Router.Mounted require(Call call, String accessor) {
    return CoreCall.of(call)
        .router()
        .byAccessor(accessor)
        .filter(mounted -> mounted.entry().auth())
        .orElseThrow(
            () -> new Refusal.InvalidRequest("invalid mount accessor \"" + accessor + "\""));
  }
}
