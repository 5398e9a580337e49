package io.holdfast.core.policy;

import io.holdfast.api.Namespace;
import java.util.Optional;

/** Knows the identity of the caller whose policies are compiled. */
@FunctionalInterface
public interface TemplateResolver {
  /** For a token without an entity: nothing has a value. */
  TemplateResolver NOBODY = (selector, namespace) -> Optional.empty();

  /**
   * The value to put in; when empty, the rule grants nothing to this caller.
   *
   * @param namespace the policy's, in which group names are looked up
   */
  Optional<String> resolve(Selector selector, Namespace namespace);
}
