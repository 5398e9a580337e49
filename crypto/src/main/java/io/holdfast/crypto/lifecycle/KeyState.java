package io.holdfast.crypto.lifecycle;

import io.holdfast.crypto.CryptoException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state of a key in its life, and what it allows (NIST SP 800-57 part 1, revision 5, section
 * 7). To protect is to encrypt, wrap, sign, or compute a MAC; to process is to undo or verify that.
 */
public enum KeyState {
  /** Made, and not yet to be used. */
  PRE_ACTIVE("pre-active", Use.NONE),
  /** In use. */
  ACTIVE("active", Use.ALL),
  /** Out of use for a time: protects nothing, and what it protected before may be processed. */
  SUSPENDED("suspended", Use.PROCESS),
  /** At the end of its use: protects nothing any more. */
  DEACTIVATED("deactivated", Use.PROCESS),
  /** Known, or perhaps known, to somebody else: processes at the risk of who asks. */
  COMPROMISED("compromised", Use.PROCESS),
  /** Gone; what remains is its record. */
  DESTROYED("destroyed", Use.NONE);

  private enum Use {
    NONE,
    PROCESS,
    ALL
  }

  private final String label;
  private final Use use;

  KeyState(String label, Use use) {
    this.label = label;
    this.use = use;
  }

  /**
   * The state with that label.
   *
   * @throws CryptoException when there is none, with the labels that exist
   */
  public static KeyState named(String label) {
    return find(label)
        .orElseThrow(() ->
            new CryptoException(
                "unknown key state \"%s\"; known are %s"
                    .formatted(label, labels(EnumSet.allOf(KeyState.class)))));
  }

  /** The state with that label, such as {@code pre-active}. */
  public static Optional<KeyState> find(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  /** The name in documents and answers, lower case. */
  public String label() {
    return label;
  }

  /** Whether the key may encrypt, wrap, sign or compute MACs. */
  public boolean mayProtect() {
    return use == Use.ALL;
  }

  /** Whether the key may decrypt, unwrap or verify. */
  public boolean mayProcess() {
    return use != Use.NONE;
  }

  /** The states that may follow this one. */
  public Set<KeyState> next() {
    return switch (this) {
      case PRE_ACTIVE -> EnumSet.of(ACTIVE, COMPROMISED, DESTROYED);
      case ACTIVE -> EnumSet.of(SUSPENDED, DEACTIVATED, COMPROMISED, DESTROYED);
      case SUSPENDED -> EnumSet.of(ACTIVE, DEACTIVATED, COMPROMISED, DESTROYED);
      case DEACTIVATED -> EnumSet.of(COMPROMISED, DESTROYED);
      case COMPROMISED -> EnumSet.of(DESTROYED);
      case DESTROYED -> EnumSet.noneOf(KeyState.class);
    };
  }

  /**
   * The state after the step to {@code target}.
   *
   * @throws CryptoException when no such step exists, with those that do
   */
  public KeyState to(KeyState target) {
    if (next().contains(target)) {
      return target;
    }
    throw new CryptoException(
        next().isEmpty()
            ? "a key that is %s stays so; it can't become %s".formatted(label, target.label)
            : "a key that is %s can't become %s; it can become %s"
                .formatted(label, target.label, labels(next())));
  }

  /** The label. */
  @Override
  public String toString() {
    return label;
  }

  private static String labels(Set<KeyState> states) {
    return states.stream().map(KeyState::label).collect(Collectors.joining(", "));
  }
}
