package io.holdfast.core.seal;

import io.holdfast.crypto.SecretBytes;
import java.util.Optional;

/**
 * A key of 32 bytes given by the configuration (from a file or the environment), as OpenBao's
 * {@code static} seal has it: the server unseals itself.
 *
 * @param keyId names the key, so that a change of keys is told from a wrong one
 * @param previous the key before it: a root key that it still wraps is wrapped anew
 */
public record StaticSeal(String keyId, SecretBytes key, Optional<SecretBytes> previous)
    implements Seal {
  public StaticSeal {
    if (key.size() != 32) {
      throw new IllegalArgumentException(
          "the static seal's key \"" + keyId + "\" has " + key.size() + " bytes; it needs 32");
    }
  }

  public StaticSeal(String keyId, SecretBytes key) {
    this(keyId, key, Optional.empty());
  }

  @Override
  public String type() {
    return "static";
  }

  @Override
  public Optional<SecretBytes> ownKey() {
    return Optional.of(key.copy());
  }

  @Override
  public Optional<SecretBytes> previousKey() {
    return previous.map(SecretBytes::copy);
  }
}
