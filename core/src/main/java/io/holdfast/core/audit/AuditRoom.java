package io.holdfast.core.audit;

import io.holdfast.core.audit.device.DeviceEntry;
import io.holdfast.crypto.SecretBytes;

/** The audit trail with its life: what the core needs beyond {@link AuditTrail}. */
public interface AuditRoom extends AuditTrail, AutoCloseable {
  /**
   * Begins to HMAC and to sign checkpoints.
   *
   * @param salt the key of all audit HMACs (32 bytes); copied
   * @param logKey the seed of the nodes' log keys (32 bytes); copied
   */
  void unsealed(SecretBytes salt, SecretBytes logKey);

  /** Forgets both keys; attempts are still appended. */
  void sealed();

  /** Says that the store is another: which devices are enabled is looked at anew. */
  void restored();

  /** The text that stands for a value in the entries: {@code hmac-sha256:...}. */
  String hash(String value);

  /**
   * Tries whether a device could be enabled: opens and closes it.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest naming the option that is wrong
   */
  void probe(DeviceEntry device);

  @Override
  void close();
}
