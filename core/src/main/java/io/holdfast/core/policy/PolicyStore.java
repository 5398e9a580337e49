package io.holdfast.core.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.barrier.SnapshotCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The policies in storage, and the compiled {@link Acl} of each set of them that tokens hold. */
public final class PolicyStore {
  private static final String POLICIES = Layout.core(Namespace.ROOT) + "policy/acl/";
  private static final int COMPILED = 10_000;

  /** What was compiled since the policies last changed. */
  private final SnapshotCache<Cache<List<String>, Acl>> compiled =
      new SnapshotCache<>(
          Layout.core(Namespace.ROOT) + "policies-changed",
          tx -> Caffeine.newBuilder().maximumSize(COMPILED).build());

  /** The compiled policies of these names; a name without a policy grants nothing. */
  public Acl acl(BarrierTx tx, List<String> names) {
    Cache<List<String>, Acl> cache = compiled.at(tx);
    Acl known = cache.getIfPresent(names);
    if (known != null && known.expires().isAfter(tx.now())) {
      return known;
    }
    List<Policy> policies = new ArrayList<>();
    for (String name : names) {
      read(tx, name)
          .filter(policy -> !policy.isOver(tx.now()))
          .map(policy -> policy.parse(name))
          .ifPresent(policies::add);
    }
    if (names.contains(PolicyNames.ROOT)) {
      policies.clear();
      policies.add(BuiltinPolicies.root(Namespace.ROOT));
    }
    Acl acl = Acl.compile(policies, TemplateResolver.NOBODY, tx.now());
    cache.put(names, acl);
    return acl;
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
