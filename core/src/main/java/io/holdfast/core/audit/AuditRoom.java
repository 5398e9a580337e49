package io.holdfast.core.audit;

import io.holdfast.crypto.SecretBytes;

/** The audit trail with its life: what the core needs beyond {@link AuditTrail}. */
public interface AuditRoom extends AuditTrail, AutoCloseable {
  /**
   * Begins to HMAC and to sign checkpoints.
   *
   * @param salt the key of all audit HMACs (32 bytes); copied
   * @param logKey the log's Ed25519 seed (32 bytes); copied
   */
  void unsealed(SecretBytes salt, SecretBytes logKey);

  /** Forgets both keys; attempts are still appended. */
  void sealed();

  /** The text that stands for a value in the entries: {@code hmac-sha256:...}. */
  String hash(String value);

  @Override
  void close();
}
