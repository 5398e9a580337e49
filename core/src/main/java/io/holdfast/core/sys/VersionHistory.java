package io.holdfast.core.sys;

import io.holdfast.api.Call;
import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.CoreCall;
import io.holdfast.core.Version;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The versions that unsealed this store, each noted when it first did. */
public final class VersionHistory {
  private static final String PLACE = Layout.core(Namespace.ROOT) + "versions/";

  /** Vault's clients read the API's level out of it, as they do of Vault's own editions. */
  private static final String CURRENT = Version.API_LEVEL + "+holdfast." + Version.OWN;

  private VersionHistory() {}

  /**
   * A version and when it first unsealed the store.
   *
   * @param previous the one before it; empty for the first
   */
  record Installed(String version, String previous, Instant at, String buildDate) {}

  /** Notes the running version, if it is new here. */
  public static void note(Barrier barrier) {
    barrier.transact(tx -> {
      StorageView view = tx.view(PLACE);
      if (!view.exists(CURRENT)) {
        List<Installed> before = all(tx);
        String previous = before.isEmpty() ? "" : before.getLast().version();
        view.put(CURRENT, new Installed(CURRENT, previous, tx.now(), Version.BUILD_DATE));
      }
      return true;
    });
  }

  /** All of them, in the order in which they came. */
  static List<Installed> all(Call call) {
    return all(CoreCall.of(call).tx());
  }

  private static List<Installed> all(BarrierTx tx) {
    StorageView view = tx.view(PLACE);
    return view.keys("", "", Integer.MAX_VALUE).stream()
        .flatMap(version -> view.get(version, Installed.class).stream())
        .sorted(Comparator.comparing(Installed::at))
        .toList();
  }
}
