package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.StorageView;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.vault.Erased;
import io.holdfast.engine.bitcoin.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The secret parts of one key, under a data key of its own. Keys of the first version lie below the
 * barrier alone, and are read as they are.
 */
final class KeyVault {
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

  private final StorageView storage;
  private final String name;
  private final Vault vault;

  KeyVault(StorageView storage, String name) {
    this.storage = storage;
    this.name = name;
    this.vault = new Vault(storage, "key-data/" + name, "key-secret/" + name + "/");
  }

  void put(Part part, SecretBytes secret) {
    vault.put(part.label(), secret);
  }

  /** A part; the caller closes it. */
  Optional<SecretBytes> get(Part part) {
    Optional<SecretBytes> stored = vault.get(part.label());
    return stored.isEmpty() && part == Part.SEED ? storage.getSecret(firstSeed()) : stored;
  }

  /** The sentence of an exportable key of the first version. */
  Optional<SecretBytes> firstMnemonic() {
    return storage.getSecret(firstSentence());
  }

  /** Deletes the data key and every part, and says what lay where. */
  List<Erased> erase() {
    List<Erased> erased = new ArrayList<>(vault.erase());
    for (String storageKey : List.of(firstSeed(), firstSentence())) {
      if (storage.exists(storageKey)) {
        storage.delete(storageKey);
        erased.add(new Erased(storageKey, ""));
      }
    }
    return erased;
  }

  private String firstSeed() {
    return "key-seed/" + name;
  }

  private String firstSentence() {
    return "key-mnemonic/" + name;
  }
}
