package io.holdfast.engine.bitcoin.vault;

import io.holdfast.api.StorageView;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.aead.AeadKey;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Secrets that belong together. Beside the barrier they are encrypted under a data key of their
 * own: deleting those 32 bytes makes every copy that was taken without them unreadable.
 */
public final class Vault {
  private static final int DATA_KEY = 32;

  private final StorageView storage;
  private final String dataKeyAt;
  private final String prefix;

  /**
   * @param dataKeyAt where the data key lies
   * @param prefix where the secrets lie; ends with a slash
   */
  public Vault(StorageView storage, String dataKeyAt, String prefix) {
    this.storage = storage;
    this.dataKeyAt = dataKeyAt;
    this.prefix = prefix;
  }

  /** Stores a secret; the first one brings the data key with it. */
  public void put(String name, SecretBytes secret) {
    try (SecretBytes dataKey = dataKey().orElseGet(this::newDataKey);
        AeadKey cipher = AeadKey.aes256Gcm(dataKey)) {
      secret.with(bytes -> storage.put(prefix + name, cipher.seal(binding(name), bytes)));
    }
  }

  /** A secret; the caller closes it. */
  public Optional<SecretBytes> get(String name) {
    Optional<byte[]> sealed = storage.get(prefix + name);
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    try (SecretBytes dataKey = dataKey().orElseThrow();
        AeadKey cipher = AeadKey.aes256Gcm(dataKey)) {
      return Optional.of(SecretBytes.take(cipher.open(binding(name), sealed.get())));
    }
  }

  /** Deletes the data key and every secret, and says what lay where. */
  public List<Erased> erase() {
    List<Erased> erased = new ArrayList<>();
    if (storage.exists(dataKeyAt)) {
      erased.add(new Erased(dataKeyAt, ""));
    }
    for (String name : storage.list(prefix)) {
      storage
          .get(prefix + name)
          .ifPresent(sealed -> erased.add(new Erased(prefix + name, sha256(sealed))));
    }
    erased.forEach(each -> storage.delete(each.storageKey()));
    return erased;
  }

  private Optional<SecretBytes> dataKey() {
    return storage.getSecret(dataKeyAt);
  }

  private SecretBytes newDataKey() {
    SecretBytes dataKey = SecretBytes.random(DATA_KEY);
    storage.putSecret(dataKeyAt, dataKey);
    return dataKey;
  }

  /** A secret that was moved to another key, or in place of another, does not open. */
  private byte[] binding(String name) {
    return (prefix + name).getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(bytes));
  }
}
