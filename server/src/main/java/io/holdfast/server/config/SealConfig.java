package io.holdfast.server.config;

import java.util.Optional;

/** What opens the barrier. */
public sealed interface SealConfig {
  /** Shares held by people. */
  record Shamir() implements SealConfig {}

  /**
   * A key that the machine is given: the server unseals itself.
   *
   * @param current the key in use
   * @param previous the key before it, while data wrapped under it remains
   */
  record Static(StaticKey current, Optional<StaticKey> previous) implements SealConfig {}

  /** A key with the id that tells it from its predecessors. */
  record StaticKey(String id, SecretReference key) {}
}
