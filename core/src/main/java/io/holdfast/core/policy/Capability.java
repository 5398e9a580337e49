package io.holdfast.core.policy;

import io.holdfast.api.Operation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a rule lets its holders do on the paths that it matches. */
public enum Capability {
  /** Nothing at all, whatever else any policy says for the same pattern. */
  DENY(1),
  CREATE(1 << 1),
  READ(1 << 2),
  UPDATE(1 << 3),
  DELETE(1 << 4),
  LIST(1 << 5),
  /** Access to paths that are protected for operators, beside the operation's own capability. */
  SUDO(1 << 6),
  PATCH(1 << 7),
  /** Recursive listing (OpenBao). */
  SCAN(1 << 8);

  private static final Map<String, Capability> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Capability::wireName, Function.identity()));

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final int bit;

  Capability(int bit) {
    this.bit = bit;
  }

  /** The capability's place in {@link Capabilities#bits}. */
  int bit() {
    return bit;
  }

  /** The name in policies and answers, in lower case. */
  public String wireName() {
    return wireName;
  }

  /** The capability of that name; names are case-sensitive. */
  public static Optional<Capability> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * What an operation needs. The internal operations on leases count as updates.
   *
   * @throws IllegalArgumentException for {@link Operation#HELP}, which needs nothing
   */
  public static Capability neededFor(Operation operation) {
    return switch (operation) {
      case CREATE -> CREATE;
      case READ -> READ;
      case UPDATE, REVOKE, RENEW -> UPDATE;
      case PATCH -> PATCH;
      case DELETE -> DELETE;
      case LIST -> LIST;
      case SCAN -> SCAN;
      case HELP -> throw new IllegalArgumentException("help needs no capability");
    };
  }
}
