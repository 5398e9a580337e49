package io.holdfast.engine.bitcoin.key;

import io.holdfast.crypto.lifecycle.KeyState;

/** What is done with a key, and in which of its states that is allowed (NIST SP 800-57, part 1). */
public enum KeyUse {
  /** Signatures of transactions and messages. */
  SIGN("signs nothing"),
  /** Children by BIP-85, which are keys of others from then on. */
  DERIVE("gives no children"),
  /**
   * Shares for custodians: before the first coin arrives, and as long as coins may lie there. What
   * is compromised needs no further copies.
   */
  BACK_UP("is not backed up"),
  /** Reading an exportable key back; of a compromised one too, for its coins have to be moved. */
  EXPORT("is not shown"),
  /** Deriving public keys. */
  WATCH("has no public keys to derive");

  private final String refusal;

  KeyUse(String refusal) {
    this.refusal = refusal;
  }

  /** Whether a key in that state may be used so. */
  public boolean isAllowedIn(KeyState state) {
    return switch (this) {
      case SIGN, DERIVE -> state.mayProtect();
      case BACK_UP ->
          switch (state) {
            case PRE_ACTIVE, ACTIVE, SUSPENDED, DEACTIVATED -> true;
            case COMPROMISED, DESTROYED -> false;
          };
      case EXPORT -> state.mayProcess();
      case WATCH -> state != KeyState.DESTROYED;
    };
  }

  /** What a key in that state doesn't do: {@code is suspended and signs nothing}. */
  String refusal(KeyState state) {
    return "is " + state.label() + " and " + refusal;
  }
}
