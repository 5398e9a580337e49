package io.holdfast.core.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A set of capabilities. {@link Capability#DENY} never stands beside another one.
 *
 * @param bits one bit for each capability
 */
public record Capabilities(int bits) {
  public static final Capabilities NONE = new Capabilities(0);
  public static final Capabilities DENY = of(Capability.DENY);

  public Capabilities {
    if ((bits & Capability.DENY.bit()) != 0) {
      bits = Capability.DENY.bit();
    }
  }

  public static Capabilities of(Capability... capabilities) {
    return of(Arrays.asList(capabilities));
  }

  public static Capabilities of(Collection<Capability> capabilities) {
    int bits = 0;
    for (Capability capability : capabilities) {
      bits |= capability.bit();
    }
    return new Capabilities(bits);
  }

  public boolean has(Capability capability) {
    return (bits & capability.bit()) != 0;
  }

  /** Both sets together; deny wins. */
  public Capabilities and(Capabilities other) {
    return new Capabilities(bits | other.bits);
  }

  /** Whether nothing is allowed: by an explicit deny, or because the set is empty. */
  public boolean denies() {
    return bits == 0 || has(Capability.DENY);
  }

  /** The names as {@code sys/capabilities} lists them: sorted, or only {@code deny}. */
  public List<String> names() {
    if (denies()) {
      return List.of(Capability.DENY.wireName());
    }
    return Arrays.stream(Capability.values())
        .filter(this::has)
        .map(Capability::wireName)
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return names().toString();
  }
}
