package io.holdfast.core.policy;

import io.holdfast.api.Namespace;
import java.util.List;

/**
 * A parsed policy.
 *
 * @param name in lower case
 * @param namespace where it is stored; its paths are below the namespace's
 * @param text the document as written
 * @param substitutions what may be put in for the directives of its paths
 */
public record Policy(
    String name,
    Namespace namespace,
    String text,
    List<PathRule> rules,
    Substitutions substitutions) {

  /**
   * What the values of a templated path may hold; by default nothing that would change the shape of
   * the path (OpenBao's {@code allow_slashes_in_identity_templates} and {@code
   * allow_wildcards_in_identity_templates}).
   */
  public record Substitutions(boolean slashes, boolean wildcards) {
    public static final Substitutions PLAIN = new Substitutions(false, false);

    /** Whether the value may be put in; an empty one never, it would widen the path. */
    boolean permit(String value) {
      boolean slash = value.indexOf('/') >= 0;
      boolean wildcard = value.indexOf('*') >= 0 || value.indexOf('+') >= 0;
      return !value.isEmpty() && (slashes || !slash) && (wildcards || !wildcard);
    }
  }

  public Policy {
    rules = List.copyOf(rules);
  }

  public Policy in(Namespace other) {
    return new Policy(name, other, text, rules, substitutions);
  }

  public Policy with(Substitutions other) {
    return new Policy(name, namespace, text, rules, other);
  }

  /** Whether what it grants depends on who holds it. */
  public boolean isTemplated() {
    return rules.stream().anyMatch(rule -> rule.path().isTemplated());
  }

  public PolicyRef ref() {
    return new PolicyRef(name, namespace);
  }
}
