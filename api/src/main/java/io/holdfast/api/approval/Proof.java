package io.holdfast.api.approval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How approvers prove that it is them; each beside a token of their own. */
public enum Proof {
  /** The token alone, which a login gave. */
  LOGIN,
  /** A code of the authenticator app that is enrolled for the approver's entity. */
  TOTP,
  /** A signature by a key that is registered for the approver's entity: Ed25519 or WebAuthn. */
  SIGNATURE;

  /** The name in policies and answers. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Proof> named(String name) {
    return Arrays.stream(values()).filter(proof -> proof.wireName().equals(name)).findFirst();
  }
}
