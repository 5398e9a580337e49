package io.holdfast.auth.approle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import io.holdfast.crypto.mac.HmacSha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The secret ids of a role, known only by their HMACs, and so are their accessors. What expired is
 * no longer found, though it may still be stored.
 */
record SecretIds(StorageView storage, Role role) {
  static final String SECRETS = "secret-id/";
  static final String ACCESSORS = "accessor/";
  private static final int LONGEST = 4096;

  /** A secret id that was found, by the HMAC under which it lies. */
  record Found(String hmac, SecretId secret) {}

  /**
   * Finds a secret id by itself.
   *
   * @throws Refusal.InvalidRequest when it is too long to be one
   */
  Optional<Found> find(String secretId, Instant now) {
    return byHmac(hmac(secretId), now);
  }

  Optional<Found> byAccessor(String accessor, Instant now) {
    return storage
        .get(accessors() + hmac(accessor))
        .flatMap(hmac -> byHmac(new String(hmac, UTF_8), now));
  }

  private Optional<Found> byHmac(String hmac, Instant now) {
    return stored(hmac).filter(found -> !found.secret().isExpired(now));
  }

  private Optional<Found> stored(String hmac) {
    return storage.get(secrets() + hmac, SecretId.class).map(secret -> new Found(hmac, secret));
  }

  /**
   * Stores a new secret id.
   *
   * @return the HMAC under which it lies
   * @throws Refusal.Conflict when the role has it already
   */
  String add(String secretId, SecretId secret, Instant now) {
    String hmac = hmac(secretId);
    stored(hmac)
        .ifPresent(old -> {
          if (!old.secret().isExpired(now)) {
            throw new Refusal.Conflict("SecretID is already registered");
          }
          remove(old);
        });
    String accessor = hmac(secret.accessor());
    storage.put(secrets() + hmac, secret);
    storage.put(accessors() + accessor, hmac.getBytes(UTF_8));
    if (secret.expires() != null) {
      expiries().add(secret.expires(), new Expiries.Entry(role.name(), hmac, accessor));
    }
    return hmac;
  }

  /** Takes one of a limited number of uses; the last one removes it. */
  void use(Found found, Instant now) {
    SecretId secret = found.secret();
    if (secret.numUses() == 1) {
      remove(found);
    } else if (secret.numUses() > 1) {
      storage.put(secrets() + found.hmac(), secret.used(now));
    }
  }

  void remove(Found found) {
    SecretId secret = found.secret();
    String accessor = hmac(secret.accessor());
    storage.delete(secrets() + found.hmac());
    storage.delete(accessors() + accessor);
    if (secret.expires() != null) {
      expiries().remove(secret.expires(), new Expiries.Entry(role.name(), found.hmac(), accessor));
    }
  }

  private Expiries expiries() {
    return new Expiries(storage);
  }

  /** Removes them all; what is left of them in the order of expiry goes when it is due. */
  void removeAll() {
    storage.deleteAll(secrets());
    storage.deleteAll(accessors());
  }

  /** The accessors of those that still hold. */
  List<String> accessors(Page page, Instant now) {
    return page.of(storage, secrets()).stream()
        .flatMap(hmac -> byHmac(hmac, now).stream())
        .map(found -> found.secret().accessor())
        .toList();
  }

  private String secrets() {
    return SECRETS + role.name() + "/";
  }

  private String accessors() {
    return ACCESSORS + role.name() + "/";
  }

  private String hmac(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length > LONGEST) {
      throw new Refusal.InvalidRequest("value is longer than maximum of " + LONGEST + " bytes");
    }
    try (HmacSha256 hmac = new RoleStore(storage).hmac(role)) {
      return hmac.hex(bytes);
    }
  }
}
