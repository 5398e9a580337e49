package io.holdfast.core.seal;

import io.holdfast.crypto.SecretBytes;
import java.util.Optional;

/** The wrapping key exists only as shares with their holders. */
public record ShamirSeal() implements Seal {
  @Override
  public String type() {
    return "shamir";
  }

  @Override
  public Optional<SecretBytes> ownKey() {
    return Optional.empty();
  }
}
