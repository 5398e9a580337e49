package io.holdfast.engine.bitcoin.key;

import io.holdfast.crypto.lifecycle.KeyState;
import java.util.EnumSet;
import java.util.Set;

/** What is done with a key, and in which of its states that is allowed (NIST SP 800-57, part 1). */
public enum KeyUse {
  /** Signatures of transactions and messages. */
  SIGN("signs nothing", EnumSet.of(KeyState.ACTIVE)),
  /** Children by BIP-85, which are keys of others from then on. */
  DERIVE("gives no children", EnumSet.of(KeyState.ACTIVE)),
  /**
   * Shares for custodians: before the first coin arrives, and as long as coins may lie there. What
   * is compromised needs no further copies.
   */
  BACK_UP(
      "is not backed up",
      EnumSet.of(KeyState.PRE_ACTIVE, KeyState.ACTIVE, KeyState.SUSPENDED, KeyState.DEACTIVATED)),
  /** Reading an exportable key back; of a compromised one too, for its coins have to be moved. */
  EXPORT(
      "is not shown",
      EnumSet.of(KeyState.ACTIVE, KeyState.SUSPENDED, KeyState.DEACTIVATED, KeyState.COMPROMISED)),
  /** Deriving public keys. */
  WATCH("has no public keys to derive", EnumSet.complementOf(EnumSet.of(KeyState.DESTROYED)));

  private final String refusal;
  private final Set<KeyState> allowed;

  KeyUse(String refusal, Set<KeyState> allowed) {
    this.refusal = refusal;
    this.allowed = allowed;
  }

  /** Whether a key in that state may be used so. */
  public boolean isAllowedIn(KeyState state) {
    return allowed.contains(state);
  }

  /** What a key in that state doesn't do: {@code is suspended and signs nothing}. */
  String refusal(KeyState state) {
    return "is " + state.label() + " and " + refusal;
  }
}
