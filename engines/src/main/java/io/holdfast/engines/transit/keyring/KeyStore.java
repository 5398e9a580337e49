package io.holdfast.engines.transit.keyring;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.api.catalog.Catalog;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The keys of one mount, within a request's transaction. */
public final class KeyStore {
  private static final String POLICIES = "policy/";

  /** What the catalog calls them: the path that shows one. */
  private static final String ROWS = "keys/";

  private static final String VERSIONS = "version/";
  private static final String PRIVATE_PARTS = "private/";
  private static final String MAC_KEYS = "hmac/";
  private static final String CERTIFICATES = "certificate/";
  private static final int ID_SIZE = 16;

  private final StorageView storage;
  private final Catalog catalog;
  private final String mount;
  private final PolicyCache cache;

  private KeyStore(StorageView storage, Catalog catalog, String mount, PolicyCache cache) {
    this.storage = storage;
    this.catalog = catalog;
    this.mount = mount;
    this.cache = cache;
  }

  public static KeyStore of(Call call, PolicyCache cache) {
    return new KeyStore(call.storage(), call.services().catalog(), call.mount().uuid(), cache);
  }

  /** The id of the mount, which no other mount ever has. */
  public String mount() {
    return mount;
  }

  public Optional<KeyPolicy> find(String name) {
    return storage.get(POLICIES + name).map(bytes -> cache.parse(mount, name, bytes));
  }

  /**
   * The settings of a key.
   *
   * @throws Refusal.InvalidRequest when there is none, as Vault answers where a key is used
   */
  public KeyPolicy require(String name) {
    return find(name)
        .orElseThrow(() -> new Refusal.InvalidRequest("no key named \"" + name + "\" was found"));
  }

  public boolean exists(String name) {
    return storage.exists(POLICIES + name);
  }

  /** A page of the names, ordered. */
  public List<String> names(String after, int limit) {
    return storage.list(POLICIES, after, limit);
  }

  /** Stores settings that leave the material as it is. */
  public void save(KeyPolicy policy) {
    storage.put(POLICIES + policy.name(), policy);
  }

  /** Stores a key with one version more, which becomes the latest. */
  public KeyPolicy append(KeyPolicy policy, Material material, Instant now) {
    Versions next = policy.versions().withNext();
    return put(policy.with(draft -> draft.versions = next), next.latest(), material, now);
  }

  /** Stores a key with other material in one of its versions. */
  public KeyPolicy put(KeyPolicy policy, int version, Material material, Instant time) {
    int convergent = policy.derivation().convergent() ? KeyVersion.CONVERGENT : 0;
    KeyVersion facts =
        new KeyVersion(time, material.publicKey(), material.privatePart().isPresent(), convergent);
    KeyPolicy stored =
        policy.with(draft -> {
          draft.materialId = HexFormat.of().formatHex(Randomness.bytes(ID_SIZE));
          draft.latestTime = version == policy.versions().latest() ? time : draft.latestTime;
          if (policy.kind() == KeyKind.HMAC) {
            draft.keySize = material.privatePart().map(SecretBytes::size).orElse(0);
          }
        });
    putVersion(policy.name(), version, facts, material);
    save(stored);
    catalog.renew(ROWS + policy.name(), "transit-key");
    return stored;
  }

  /** Stores one version, for a restore that stores all of them before the settings. */
  public void putVersion(String name, int version, KeyVersion facts, Material material) {
    storage.put(VERSIONS + name + "/" + version, facts);
    material
        .privatePart()
        .ifPresent(secret -> storage.putSecret(PRIVATE_PARTS + name + "/" + version, secret));
    material
        .macKey()
        .ifPresent(secret -> storage.putSecret(MAC_KEYS + name + "/" + version, secret));
  }

  /** The public part of a version. */
  public KeyVersion version(KeyPolicy policy, int version) {
    return storage
        .get(VERSIONS + policy.name() + "/" + version, KeyVersion.class)
        .orElseThrow(() -> new Refusal.InvalidRequest("no such key version"));
  }

  /** Whether a version is stored; it is not once it is trimmed away. */
  public boolean hasVersion(KeyPolicy policy, int version) {
    return storage.exists(VERSIONS + policy.name() + "/" + version);
  }

  /** The private part of a version; the caller closes it. */
  public Optional<SecretBytes> privatePart(KeyPolicy policy, int version) {
    return storage.getSecret(PRIVATE_PARTS + policy.name() + "/" + version);
  }

  /** The key for HMACs of a version; the caller closes it. */
  public Optional<SecretBytes> macKey(KeyPolicy policy, int version) {
    return policy.kind() == KeyKind.HMAC
        ? privatePart(policy, version)
        : storage.getSecret(MAC_KEYS + policy.name() + "/" + version);
  }

  /** The certificates of a version, if it has any. */
  public Optional<CertificateChain> certificates(KeyPolicy policy, int version) {
    return storage.get(CERTIFICATES + policy.name() + "/" + version, CertificateChain.class);
  }

  public void putCertificates(String name, int version, CertificateChain chain) {
    storage.put(CERTIFICATES + name + "/" + version, chain);
  }

  /** Deletes the versions of a range for good. */
  public void deleteVersions(String name, int from, int to) {
    for (int version = from; version < to; version++) {
      storage.delete(VERSIONS + name + "/" + version);
      storage.delete(PRIVATE_PARTS + name + "/" + version);
      storage.delete(MAC_KEYS + name + "/" + version);
      storage.delete(CERTIFICATES + name + "/" + version);
    }
  }

  /** Deletes a key for good. */
  public void delete(String name) {
    catalog.drop(ROWS + name);
    storage.delete(POLICIES + name);
    storage.deleteAll(VERSIONS + name + "/");
    storage.deleteAll(PRIVATE_PARTS + name + "/");
    storage.deleteAll(MAC_KEYS + name + "/");
    storage.deleteAll(CERTIFICATES + name + "/");
  }
}
