package io.holdfast.core.policy;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The policies in storage, and the compiled {@link Acl} of each set of them that tokens hold. */
public final class PolicyStore {
  private static final String POLICIES = "policy/acl/";

  /** What was compiled since the policies last changed. */
  private final SnapshotCache<CompiledPolicies> compiled =
      new SnapshotCache<>(
          Layout.core(Namespace.ROOT) + "policies-changed", tx -> new CompiledPolicies());

  /**
   * The compiled policies that are named; a name without a policy grants nothing.
   *
   * @param who whose values templated paths take; while it is the same object, so are they
   */
  public Acl acl(BarrierTx tx, List<PolicyRef> named, TemplateResolver who) {
    return compiled.at(tx).acl(named, who, tx.now(), ref -> read(tx, ref.namespace(), ref.name()));
  }

  /** A policy, also when it is over. */
  public Optional<StoredPolicy> read(BarrierTx tx, Namespace namespace, String name) {
    if (name.equals(PolicyNames.CONTROL_GROUP)) {
      // Nobody changes it, so that it need not be stored.
      return Optional.of(StoredPolicy.first(BuiltinPolicies.CONTROL_GROUP_TEXT, Instant.EPOCH));
    }
    return view(tx, namespace).get(name, StoredPolicy.class);
  }

  /** Stores a policy whose text was parsed before. */
  public void write(BarrierTx tx, Namespace namespace, String name, StoredPolicy policy) {
    view(tx, namespace).put(name, policy);
    compiled.invalidate(tx);
  }

  public void delete(BarrierTx tx, Namespace namespace, String name) {
    view(tx, namespace).delete(name);
    compiled.invalidate(tx);
  }

  /** The names of a namespace's stored policies; {@code root} is not stored. */
  public List<String> names(BarrierTx tx, Namespace namespace) {
    return view(tx, namespace).keys("", "", Integer.MAX_VALUE);
  }

  private static StorageView view(BarrierTx tx, Namespace namespace) {
    return tx.view(Layout.core(namespace) + POLICIES);
  }

  /** Stores the policies that every namespace has from its first moment. */
  public void found(BarrierTx tx, Namespace namespace) {
    write(
        tx,
        namespace,
        PolicyNames.DEFAULT,
        StoredPolicy.first(BuiltinPolicies.DEFAULT_TEXT, tx.now()));
    write(
        tx,
        namespace,
        PolicyNames.RESPONSE_WRAPPING,
        StoredPolicy.first(BuiltinPolicies.RESPONSE_WRAPPING_TEXT, tx.now()));
  }

  public void clear() {
    compiled.clear();
  }
}
