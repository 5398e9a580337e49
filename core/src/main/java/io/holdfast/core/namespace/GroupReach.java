package io.holdfast.core.namespace;

import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;

/**
 * How far groups reach ({@code sys/config/group-policy-application}): to people of their own
 * namespace and of those above, or, where operators want that, to people of any namespace. Then a
 * token may be used outside its own namespace too, for what such a group gives it there.
 *
 * @param mode {@code within_namespace_hierarchy} or {@code any}
 */
public record GroupReach(String mode) {
  public static final GroupReach WITHIN = new GroupReach("within_namespace_hierarchy");
  public static final GroupReach ANY = new GroupReach("any");

  /** Where it is stored; by default nothing is. */
  public static final String KEY =
      Layout.core(Namespace.ROOT) + "settings/group-policy-application";

  public static GroupReach of(BarrierTx tx) {
    return tx.view("").get(KEY, GroupReach.class).orElse(WITHIN);
  }

  public void store(BarrierTx tx) {
    tx.view("").put(KEY, this);
  }

  /** Whether people of any namespace may be in a group. */
  public boolean isAny() {
    return equals(ANY);
  }
}
