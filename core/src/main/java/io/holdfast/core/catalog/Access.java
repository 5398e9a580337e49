package io.holdfast.core.catalog;

import io.holdfast.api.Namespace;
import io.holdfast.api.route.Page;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.identity.store.IdentityStorage;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.core.policy.Acl;
import io.holdfast.core.policy.PolicyRef;
import io.holdfast.core.policy.PolicyStore;
import io.holdfast.core.policy.TemplateResolver;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.token.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who can do what on a path, by the policies of its namespace, within a transaction. */
public final class Access {
  /** So many people, and so many tokens, are looked at. */
  private static final int MOST = 10_000;

  private final BarrierTx tx;
  private final Namespace namespace;
  private final PolicyStore policies;
  private final Tokens tokens;

  public Access(BarrierTx tx, Namespace namespace, PolicyStore policies, Tokens tokens) {
    this.tx = tx;
    this.namespace = namespace;
    this.policies = policies;
    this.tokens = tokens;
  }

  /**
   * Something that allows, or somebody who may.
   *
   * @param id of an entity; empty for the others
   * @param name of a policy or an entity, or how tokens call themselves
   * @param capabilities as {@code sys/capabilities} lists them
   * @param policies by which
   * @param count of tokens that are alike; else 1
   */
  public record Grant(
      String id, String name, List<String> capabilities, List<String> policies, int count) {}

  /**
   * What was found.
   *
   * @param policies which by themselves allow something there
   * @param entities who may by their own policies and those of their groups
   * @param tokens without an entity, alike ones together
   * @param partial whether there were more people or tokens than were looked at
   */
  public record Found(
      List<Grant> policies, List<Grant> entities, List<Grant> tokens, boolean partial) {}

  /**
   * Who can do anything on a path of the namespace.
   *
   * @param path without the namespace
   */
  public Found to(String path) {
    List<String> ids = people().ids(new Page("", MOST + 1));
    List<TokenEntry> some = tokens.some(tx, namespace, MOST + 1);
    return new Found(
        byPolicies(path),
        byEntities(path, ids.stream().limit(MOST).toList()),
        byTokens(path, some.stream().limit(MOST).toList()),
        ids.size() > MOST || some.size() > MOST);
  }

  private EntityStore people() {
    return new EntityStore(new IdentityStorage(tx).in(namespace));
  }

  private List<Grant> byPolicies(String path) {
    List<Grant> found = new ArrayList<>();
    for (String name : policies.names(tx, namespace)) {
      Acl acl = policies.acl(tx, List.of(new PolicyRef(name, namespace)), TemplateResolver.NOBODY);
      add(found, "", name, capabilities(acl, path), List.of(name), 1);
    }
    return found;
  }

  private List<Grant> byEntities(String path, List<String> ids) {
    List<Grant> found = new ArrayList<>();
    for (String id : ids) {
      Subject who = Subjects.read(tx, id).orElse(Subject.NOBODY);
      Entity entity = who.entity().orElse(null);
      if (entity == null || entity.disabled() || !who.hasPolicies()) {
        continue;
      }
      List<String> names = who.policies(namespace);
      Acl acl = policies.acl(tx, who.inForce(names, namespace), who);
      add(found, id, entity.name(), capabilities(acl, path), names, 1);
    }
    return found;
  }

  /** Those with an entity may by what the entity may and what they have themselves. */
  private List<Grant> byTokens(String path, List<TokenEntry> some) {
    record Alike(String name, List<String> policies, String entity) {}

    Map<Alike, Integer> alike = new LinkedHashMap<>();
    for (TokenEntry token : some) {
      boolean over = token.expires() != null && !token.expires().isAfter(tx.now());
      if (!over && token.numUses() >= 0) {
        alike.merge(
            new Alike(token.displayName(), token.policies(), token.entityId()), 1, Integer::sum);
      }
    }
    List<Grant> found = new ArrayList<>();
    alike.forEach((kind, count) -> {
      Subject who = Subjects.read(tx, kind.entity()).orElse(null);
      if (who != null && !who.isDisabled()) {
        Acl acl =
            policies.acl(tx, who.inForce(who.with(kind.policies(), namespace), namespace), who);
        add(found, kind.entity(), kind.name(), capabilities(acl, path), kind.policies(), count);
      }
    });
    return found;
  }

  private List<String> capabilities(Acl acl, String path) {
    return acl.capabilities(namespace.path() + path);
  }

  private static void add(
      List<Grant> found,
      String id,
      String name,
      List<String> capabilities,
      List<String> policies,
      int count) {
    if (!capabilities.equals(List.of("deny"))) {
      found.add(new Grant(id, name, capabilities, policies, count));
    }
  }
}
