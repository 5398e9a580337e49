package io.holdfast.core.seal;

import io.holdfast.crypto.SecretBytes;
import java.util.Optional;

/** Wraps the root key. */
public sealed interface Seal permits ShamirSeal, StaticSeal {
  /** The name in {@code sys/seal-status}. */
  String type();

  /** The key that wraps the root key, if this seal has it without being given shares. */
  Optional<SecretBytes> ownKey();

  /** The key before it, while the root key may still be wrapped under that one. */
  default Optional<SecretBytes> previousKey() {
    return Optional.empty();
  }

  /** Whether the server unseals itself, so that shares are only for recovery. */
  default boolean isAutomatic() {
    return ownKey().isPresent();
  }
}
