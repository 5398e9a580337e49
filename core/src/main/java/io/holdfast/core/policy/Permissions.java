package io.holdfast.core.policy;

import io.holdfast.api.Namespace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule says beside its path. Rules on the same pattern, of one policy or several, combine by
 * {@link #and}: capabilities add up, deny wins over everything, restrictions add up.
 *
 * @param mfaMethods names of the second factors, all of which must be given
 * @param keysFilter of several the first counts
 */
public record Permissions(
    Capabilities capabilities,
    ParameterRules parameters,
    WrappingBounds wrapping,
    PageLimit pageLimit,
    Optional<KeysFilter> keysFilter,
    List<String> mfaMethods,
    Optional<ControlGroup> controlGroup) {
  public static final Permissions DENY = of(Capabilities.DENY);

  public Permissions {
    mfaMethods = List.copyOf(mfaMethods);
  }

  /** Capabilities without any restriction. */
  public static Permissions of(Capabilities capabilities) {
    return new Permissions(
        capabilities,
        ParameterRules.NONE,
        WrappingBounds.NONE,
        PageLimit.NONE,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The same of a policy of a namespace. */
  Permissions in(Namespace namespace) {
    return controlGroup.isEmpty()
        ? this
        : new Permissions(
            capabilities,
            parameters,
            wrapping,
            pageLimit,
            keysFilter,
            mfaMethods,
            controlGroup.map(group -> group.in(namespace)));
  }

  Permissions and(Permissions other) {
    Capabilities both = capabilities.and(other.capabilities);
    if (both.has(Capability.DENY)) {
      return DENY;
    }
    Set<String> methods = new LinkedHashSet<>(mfaMethods);
    methods.addAll(other.mfaMethods);
    return new Permissions(
        both,
        parameters.and(other.parameters),
        wrapping.and(other.wrapping),
        pageLimit.and(other.pageLimit),
        keysFilter.or(other::keysFilter),
        List.copyOf(methods),
        controlGroup
            .map(mine -> other.controlGroup.map(mine::and).orElse(mine))
            .or(other::controlGroup));
  }
}
