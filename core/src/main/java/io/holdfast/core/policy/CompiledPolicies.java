package io.holdfast.core.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The compiled {@link Acl} of each set of policies that tokens hold, and of each holder where paths
 * depend on who that is. It lives until a policy changes.
 */
final class CompiledPolicies {
  private static final int SETS = 10_000;

  /** Fewer, since each holder has its own: a policy of 20 rules takes some 10 kB. */
  private static final int HOLDERS = 2_000;

  private final Cache<List<PolicyRef>, PolicySet> sets =
      Caffeine.newBuilder().maximumSize(SETS).build();
  private final Cache<Holder, Acl> byHolder = Caffeine.newBuilder().maximumSize(HOLDERS).build();

  /**
   * Parsed policies, and what they grant to whom nothing is known of. A class, so that what is kept
   * for holders of one set is not used for those of the next.
   */
  private static final class PolicySet {
    private final List<Policy> policies;
    private final boolean templated;
    private final Acl forNobody;
    private final Instant expires;

    /**
     * @param until when the first of the policies ends
     */
    PolicySet(List<Policy> policies, Instant until, Instant now) {
      this.policies = List.copyOf(policies);
      this.templated = policies.stream().anyMatch(Policy::isTemplated);
      this.forNobody = Acl.compile(policies, TemplateResolver.NOBODY, now);
      this.expires = until.isBefore(forNobody.expires()) ? until : forNobody.expires();
    }
  }

  /** Compared by the identity of both: who is another object when anything of it changes. */
  private record Holder(PolicySet set, TemplateResolver who) {}

  /**
   * What the policies that are named grant.
   *
   * @param read reads a stored policy
   */
  Acl acl(
      List<PolicyRef> named,
      TemplateResolver who,
      Instant now,
      Function<PolicyRef, Optional<StoredPolicy>> read) {
    PolicySet set = sets.getIfPresent(named);
    if (set == null || !set.expires.isAfter(now)) {
      set = set(named, now, read);
      sets.put(named, set);
    }
    return set.templated ? bound(set, who, now) : set.forNobody;
  }

  private Acl bound(PolicySet set, TemplateResolver who, Instant now) {
    Holder holder = new Holder(set, who);
    Acl known = byHolder.getIfPresent(holder);
    if (known != null && known.expires().isAfter(now)) {
      return known;
    }
    Acl acl = Acl.compile(set.policies, who, now);
    byHolder.put(holder, acl);
    return acl;
  }

  private static PolicySet set(
      List<PolicyRef> named, Instant now, Function<PolicyRef, Optional<StoredPolicy>> read) {
    for (PolicyRef ref : named) {
      if (ref.name().equals(PolicyNames.ROOT)) {
        return new PolicySet(List.of(BuiltinPolicies.root(ref.namespace())), Instant.MAX, now);
      }
    }
    List<Policy> policies = new ArrayList<>();
    Instant until = Instant.MAX;
    for (PolicyRef ref : named) {
      Optional<StoredPolicy> stored = read.apply(ref).filter(policy -> !policy.isOver(now));
      if (stored.isPresent()) {
        policies.add(stored.get().parse(ref.name()).in(ref.namespace()));
        Instant end = stored.get().expiration();
        until = end != null && end.isBefore(until) ? end : until;
      }
    }
    return new PolicySet(policies, until, now);
  }
}
