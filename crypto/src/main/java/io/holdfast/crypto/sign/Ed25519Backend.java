package io.holdfast.crypto.sign;

import io.holdfast.crypto.internal.Providers;

/** An implementation of Ed25519; sizes were checked before. */
sealed interface Ed25519Backend permits NativeEd25519, PortableEd25519 {
  Signer signer(byte[] seed);

  boolean verify(byte[] publicKey, byte[] message, byte[] signature);

  /** The fastest one that works here. */
  static Ed25519Backend chosen() {
    return Chosen.BACKEND;
  }

  /** Initialised, and the native library thereby loaded, on first use. */
  final class Chosen {
    private static final Ed25519Backend BACKEND =
        Providers.accp().<Ed25519Backend>map(NativeEd25519::new).orElseGet(PortableEd25519::new);

    private Chosen() {}
  }
}
