package io.holdfast.crypto.sign;

import java.security.PrivateKey;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A private key with the signature objects that use it. */
final class PlatformSigner implements Signer {
  private final SignaturePool signatures;
  private final AtomicReference<@Nullable PrivateKey> key;

  PlatformSigner(SignaturePool signatures, PrivateKey key) {
    this.signatures = signatures;
    this.key = new AtomicReference<>(key);
  }

  @Override
  public byte[] sign(byte[] message) {
    PrivateKey current = key.get();
    if (current == null) {
      throw new IllegalStateException("signing key was closed");
    }
    return signatures.sign(current, message);
  }

  @Override
  public void close() {
    key.set(null);
  }

  @Override
  public String toString() {
    return "Signer";
  }
}
