package io.holdfast.core.policy;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import java.util.List;
import java.util.Optional;

/** The policies in storage, and the compiled {@link Acl} of each set of them that tokens hold. */
public final class PolicyStore {
  private static final String POLICIES = Layout.core(Namespace.ROOT) + "policy/acl/";

  /** What was compiled since the policies last changed. */
  private final SnapshotCache<CompiledPolicies> compiled =
      new SnapshotCache<>(
          Layout.core(Namespace.ROOT) + "policies-changed", tx -> new CompiledPolicies());

  /**
   * The compiled policies of these names; a name without a policy grants nothing.
   *
   * @param who whose values templated paths take; while it is the same object, so are they
   */
  public Acl acl(BarrierTx tx, List<String> names, TemplateResolver who) {
    return compiled.at(tx).acl(names, who, tx.now(), name -> read(tx, name));
  }

  /** A policy, also when it is over. */
  public Optional<StoredPolicy> read(BarrierTx tx, String name) {
    return tx.view(POLICIES).get(name, StoredPolicy.class);
  }

  /** Stores a policy whose text was parsed before. */
  public void write(BarrierTx tx, String name, StoredPolicy policy) {
    tx.view(POLICIES).put(name, policy);
    compiled.invalidate(tx);
  }

  public void delete(BarrierTx tx, String name) {
    tx.view(POLICIES).delete(name);
    compiled.invalidate(tx);
  }

  /** The names of all stored policies; {@code root} is not stored. */
  public List<String> names(BarrierTx tx) {
    StorageView view = tx.view(POLICIES);
    return view.keys("", "", Integer.MAX_VALUE);
  }

  public void clear() {
    compiled.clear();
  }
}
