package io.holdfast.bitcoin.slip39;

import io.holdfast.crypto.SecretBytes;

/**
 * What is split into shares. A share does not say which of the two it is of; whoever restores must
 * know it, for the same bytes give another wallet when they are read the other way.
 */
public sealed interface MasterSecret extends AutoCloseable permits WalletSeed, MnemonicEntropy {
  /** The bytes that are shared; closed with this. */
  SecretBytes secret();

  @Override
  default void close() {
    secret().close();
  }
}
