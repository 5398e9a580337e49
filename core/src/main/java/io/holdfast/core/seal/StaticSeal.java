package io.holdfast.core.seal;

import io.holdfast.crypto.SecretBytes;
import java.util.Optional;

/**
 * A key of 32 bytes given by the configuration (from a file or the environment), as OpenBao's
 * {@code static} seal has it: the server unseals itself.
 *
 * @param keyId names the key, so that a change of keys is told from a wrong one
 */
public record StaticSeal(String keyId, SecretBytes key) implements Seal {
  public StaticSeal {
    if (key.size() != 32) {
      throw new IllegalArgumentException(
          "the static seal's key \"" + keyId + "\" has " + key.size() + " bytes; it needs 32");
    }
  }

  @Override
  public String type() {
    return "static";
  }

  @Override
  public Optional<SecretBytes> ownKey() {
    return Optional.of(key.copy());
  }
}
