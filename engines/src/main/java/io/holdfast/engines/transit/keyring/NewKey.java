package io.holdfast.engines.transit.keyring;

import io.holdfast.api.Refusal;
import java.time.Duration;
import java.time.Instant;

/**
 * A key that is to be made or imported.
 *
 * @param keySize in bytes, of an HMAC key that is to be made; else 0
 */
public record NewKey(
    String name,
    KeyKind kind,
    Derivation derivation,
    boolean exportable,
    boolean plaintextBackup,
    Origin origin,
    int keySize,
    Duration autoRotatePeriod) {

  private static final Duration SHORTEST_PERIOD = Duration.ofHours(1);

  public NewKey {
    if (derivation.convergent() && !derivation.derived()) {
      throw new Refusal.InvalidRequest(
          "convergent encryption requires derivation to be enabled: set derived");
    }
    if (derivation.derived() && !kind.derives()) {
      throw new Refusal.InvalidRequest(
          "key derivation and convergent encryption not supported for keys of type " + kind);
    }
    if (derivation.convergent() && !kind.encrypts()) {
      throw new Refusal.InvalidRequest(
          "convergent encryption not supported for keys of type " + kind);
    }
    if (keySize != 0 && kind != KeyKind.HMAC) {
      throw new Refusal.InvalidRequest("key_size is not valid for keys of type " + kind);
    }
    var _ = checkedPeriod(autoRotatePeriod);
  }

  /** A period of rotation that is allowed: none, or at least an hour. */
  public static Duration checkedPeriod(Duration period) {
    if (!period.isZero() && period.compareTo(SHORTEST_PERIOD) < 0) {
      throw new Refusal.InvalidRequest(
          "auto rotate period must be 0 to disable or at least an hour");
    }
    return period;
  }

  /**
   * Stores the key with its first version.
   *
   * @throws Refusal.InvalidRequest when a key of that name exists
   */
  public KeyPolicy store(KeyStore store, Material material, Instant now) {
    if (store.exists(name)) {
      throw new Refusal.InvalidRequest("key \"" + name + "\" already exists");
    }
    KeyPolicy empty =
        new KeyPolicy(
            name,
            kind,
            "",
            derivation,
            Versions.NONE,
            new Permissions(exportable, plaintextBackup, false),
            origin,
            keySize,
            autoRotatePeriod,
            now,
            false,
            null,
            null);
    return store.append(empty, material, now);
  }
}
