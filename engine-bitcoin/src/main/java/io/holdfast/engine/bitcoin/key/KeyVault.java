package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.StorageView;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.aead.AeadKey;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The secret parts of one key. Beside the barrier they are encrypted under a data key of the key's
 * own, so that deleting those 32 bytes makes every copy of the parts that was taken without them
 * unreadable. Keys of the first version lie there without one, and are read as they are.
 */
final class KeyVault {
  private static final int DATA_KEY = 32;

  /** What may be stored of a key. */
  enum Part {
    /** The BIP-32 seed. */
    SEED,
    /** The entropy of the mnemonic that the seed was made of. */
    ENTROPY,
    /** An extended private key in its text form. */
    XPRV,
    /** A single private key in wallet import format. */
    WIF;

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A deleted entry of the storage.
   *
   * @param storageKey below the mount
   * @param sha256 of the ciphertext that lay there, in hexadecimal; empty for a data key, and for
   *     what lay below the barrier alone
   */
  record Erased(String storageKey, String sha256) {}

  private final StorageView storage;
  private final String name;

  KeyVault(StorageView storage, String name) {
    this.storage = storage;
    this.name = name;
  }

  /** Stores a part; the first one brings the data key with it. */
  void put(Part part, SecretBytes secret) {
    try (SecretBytes dataKey = dataKey().orElseGet(this::newDataKey);
        AeadKey cipher = AeadKey.aes256Gcm(dataKey)) {
      secret.with(bytes -> storage.put(at(part), cipher.seal(binding(part), bytes)));
    }
  }

  /** A part; the caller closes it. */
  Optional<SecretBytes> get(Part part) {
    Optional<byte[]> sealed = storage.get(at(part));
    if (sealed.isEmpty()) {
      return part == Part.SEED ? storage.getSecret(firstSeedKey()) : Optional.empty();
    }
    try (SecretBytes dataKey = dataKey().orElseThrow();
        AeadKey cipher = AeadKey.aes256Gcm(dataKey)) {
      return Optional.of(SecretBytes.take(cipher.open(binding(part), sealed.get())));
    }
  }

  /** The sentence of an exportable key of the first version. */
  Optional<SecretBytes> firstMnemonic() {
    return storage.getSecret(firstMnemonicKey());
  }

  /** Deletes the data key and every part, and says what lay where. */
  List<Erased> erase() {
    List<Erased> erased = new ArrayList<>();
    for (String storageKey : List.of(dataKeyKey(), firstSeedKey(), firstMnemonicKey())) {
      if (storage.exists(storageKey)) {
        erased.add(new Erased(storageKey, ""));
      }
    }
    for (Part part : Part.values()) {
      storage.get(at(part)).ifPresent(sealed -> erased.add(new Erased(at(part), sha256(sealed))));
    }
    erased.forEach(each -> storage.delete(each.storageKey()));
    return erased;
  }

  private Optional<SecretBytes> dataKey() {
    return storage.getSecret(dataKeyKey());
  }

  private SecretBytes newDataKey() {
    SecretBytes dataKey = SecretBytes.random(DATA_KEY);
    storage.putSecret(dataKeyKey(), dataKey);
    return dataKey;
  }

  /** A part that was moved to another key, or in place of another part, does not open. */
  private byte[] binding(Part part) {
    return at(part).getBytes(StandardCharsets.UTF_8);
  }

  private String at(Part part) {
    return "key-secret/" + name + "/" + part.label();
  }

  private String dataKeyKey() {
    return "key-data/" + name;
  }

  private String firstSeedKey() {
    return "key-seed/" + name;
  }

  private String firstMnemonicKey() {
    return "key-mnemonic/" + name;
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(bytes));
  }
}
