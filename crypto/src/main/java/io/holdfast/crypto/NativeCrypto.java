package io.holdfast.crypto;

import io.holdfast.crypto.internal.Providers;
import io.holdfast.crypto.sign.Secp256k1;

/**
 * The native libraries behind the signatures. Each loads on its first use, which takes some tenths
 * of a second.
 */
public final class NativeCrypto {
  private NativeCrypto() {}

  /**
   * Loads them now, so that no request waits for it; the log says which implementations were
   * chosen. A server calls this on a thread of its own once it answers health requests.
   */
  public static void load() {
    Providers.accp();
    Secp256k1.load();
  }
}
