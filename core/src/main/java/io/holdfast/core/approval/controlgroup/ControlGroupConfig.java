package io.holdfast.core.approval.controlgroup;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a namespace's control groups.
 *
 * @param maxTtl how long a request waits at most, and unless its policy says otherwise
 * @param withoutEntity whether a token without an entity may ask, of whom nobody can tell whether
 *     it approves its own requests
 * @param showData whether approvers are shown the fields of a request with their values
 */
public record ControlGroupConfig(Duration maxTtl, boolean withoutEntity, boolean showData) {
  /** As long as nothing is configured. */
  public static final ControlGroupConfig DEFAULT =
      new ControlGroupConfig(Duration.ofHours(24), false, false);

  private static final String KEY = "control-group/config";

  public static Optional<ControlGroupConfig> find(BarrierTx tx, Namespace namespace) {
    return tx.view(Layout.core(namespace)).get(KEY, ControlGroupConfig.class);
  }

  public static ControlGroupConfig of(BarrierTx tx, Namespace namespace) {
    return find(tx, namespace).orElse(DEFAULT);
  }

  public void store(BarrierTx tx, Namespace namespace) {
    tx.view(Layout.core(namespace)).put(KEY, this);
  }

  public static void remove(BarrierTx tx, Namespace namespace) {
    tx.delete(Layout.core(namespace) + KEY);
  }

  /** How long a request waits whose policy asks for so much; zero when it says nothing. */
  Duration ttl(Duration wanted) {
    return wanted.isZero() || wanted.compareTo(maxTtl) > 0 ? maxTtl : wanted;
  }
}
