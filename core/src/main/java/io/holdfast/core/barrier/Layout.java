package io.holdfast.core.barrier;

import io.holdfast.api.Namespace;
import java.util.List;

/**
 * Where things lie in the storage. Each key of a namespace carries its id, each key of a mount the
 * mount's UUID, so that moving a mount re-encrypts nothing.
 */
public final class Layout {
  /** The keyring, sealed under the root key. */
  public static final String KEYRING = "barrier/keyring";

  /** How many encryptions were reserved under a term: {@code barrier/uses/<term>}. */
  public static final String USES = "barrier/uses/";

  /** When keys rotate by themselves. */
  static final String ROTATION = "barrier/rotation";

  /** The seal's configuration (counts of shares), readable while sealed. */
  public static final String SEAL_CONFIG = "seal/config";

  /** The root key again, behind the barrier: how other nodes come by a new one. */
  static final String ROOT_KEY_WITHIN = "barrier/root-key";

  /** The root key, wrapped by the seal. */
  public static final String ROOT_KEY = "seal/root-key";

  /** Of an automatic seal: the key whose shares were given out at initialisation. */
  public static final String RECOVERY_KEY = "seal/recovery-key";

  /** The shares that the last rekeying encrypted to PGP keys, where a backup was asked for. */
  public static final String SHARES_BACKUP = "seal/shares-backup";

  /** The same of the recovery key. */
  public static final String RECOVERY_SHARES_BACKUP = "seal/recovery-shares-backup";

  /** Below these lies what the barrier does not encrypt, or what opens it. */
  public static final List<String> OUTSIDE_BARRIER = List.of("barrier/", "seal/");

  private Layout() {}

  /** What the core itself keeps for a namespace. */
  public static String core(Namespace namespace) {
    return core(namespace.id());
  }

  /** As {@link #core(Namespace)}, for the id of a namespace. */
  public static String core(String namespaceId) {
    return all(namespaceId) + "core/";
  }

  /** All that is kept for a namespace, by the core and by its mounts. */
  public static String all(String namespaceId) {
    return "ns/" + namespaceId + "/";
  }

  /**
   * What the catalog says of a mount's secrets.
   *
   * @param home the id of the namespace whose storage the mount's lies in
   */
  public static String catalog(String home, String uuid) {
    return all(home) + "catalog/" + uuid + "/";
  }

  /** What a mount's engine keeps. */
  public static String mount(Namespace namespace, String uuid) {
    return mount(namespace.id(), uuid);
  }

  /** As {@link #mount(Namespace, String)}, for the id of a namespace. */
  public static String mount(String namespaceId, String uuid) {
    return all(namespaceId) + "mount/" + uuid + "/";
  }
}
