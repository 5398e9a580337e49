package io.holdfast.auth.lockout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Counts failed logins in the mount's storage, at {@code lockout/<sha-256 of the alias>}, so that
 * all nodes agree and no restart forgets them. Only aliases that exist are counted: guesses at
 * names store nothing.
 */
public final class Lockout {
  private static final String PREFIX = "lockout/";

  private final StorageView storage;
  private final LockoutConfig config;
  private final Instant now;
  private final String alias;
  private final String key;

  private Lockout(Call call, String alias) {
    this.storage = call.storage();
    this.config = LockoutConfig.of(call.mount());
    this.now = call.now();
    this.alias = alias;
    this.key =
        PREFIX + HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(alias.getBytes(UTF_8)));
  }

  /**
   * The failures of an identity.
   *
   * @param alias the name the identity is known by on the mount
   */
  public static Lockout of(Call call, String alias) {
    return new Lockout(call, alias);
  }

  /**
   * Lets a login pass, unless it is locked.
   *
   * @throws Refusal.PermissionDenied while it is locked, whatever credentials come with it
   */
  public void check() {
    if (config.disabled()) {
      return;
    }
    if (find().filter(failed -> config.locks(failed, now)).isPresent()) {
      throw new Refusal.PermissionDenied();
    }
  }

  /** Counts a failure and gives the refusal that keeps the count. */
  public Response failed(Refusal refusal) {
    if (!config.disabled()) {
      long before =
          find()
              .filter(failed -> !now.isAfter(failed.last().plus(config.counterReset())))
              .map(FailedLogins::count)
              .orElse(0L);
      storage.put(key, new FailedLogins(alias, before + 1, now));
    }
    return new Response.Refused(refusal);
  }

  /** Forgets the failures, after a success or with the user. */
  public void clear() {
    if (storage.exists(key)) {
      storage.delete(key);
    }
  }

  /** The aliases of a mount that are locked now, sorted. */
  public static List<String> locked(Call call) {
    LockoutConfig config = LockoutConfig.of(call.mount());
    if (config.disabled()) {
      return List.of();
    }
    StorageView failures = call.storage().below(PREFIX);
    return failures.list("").stream()
        .flatMap(key -> failures.get(key, FailedLogins.class).stream())
        .filter(failed -> config.locks(failed, call.now()))
        .map(FailedLogins::alias)
        .sorted()
        .toList();
  }

  private Optional<FailedLogins> find() {
    return storage.get(key, FailedLogins.class);
  }
}
