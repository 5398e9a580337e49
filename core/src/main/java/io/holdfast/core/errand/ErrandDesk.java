package io.holdfast.core.errand;

import io.holdfast.api.Call;
import io.holdfast.api.Response;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.pipeline.EngineServices;
import io.holdfast.core.router.MountTable;
import io.holdfast.core.router.Router;
import java.time.Duration;
import java.util.Optional;

/** What errands need of the core: the mounts, and a call to each. */
final class ErrandDesk {
  /** An errand that takes longer than this may be run by another node as well. */
  static final Duration DONE_WITHIN = Duration.ofMinutes(5);

  private final MountTable mounts;

  ErrandDesk(MountTable mounts) {
    this.mounts = mounts;
  }

  Optional<Router.Mounted> mounted(BarrierTx tx, String uuid) {
    return mounts.byUuid(tx, uuid);
  }

  /** Says that a lease of a mount is gone. */
  void taken(BarrierTx tx, String mount) {
    mounts.endRetired(tx, mount);
  }

  Call call(BarrierTx tx, Router.Mounted mounted) {
    return new ErrandCall(tx, mounted, EngineServices.ofErrand(tx, mounted));
  }

  /** What an engine answers with a refusal is not done. */
  static void requireDone(Response response) {
    if (response instanceof Response.Refused refused) {
      throw refused.refusal();
    }
  }
}
