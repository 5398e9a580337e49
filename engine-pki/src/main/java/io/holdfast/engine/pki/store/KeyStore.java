package io.holdfast.engine.pki.store;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.api.catalog.Catalog;
import io.holdfast.api.route.Page;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.pki.x509.SigningKey;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The private keys of a mount: what is known of each, the key apart, and an index by name. */
public final class KeyStore {
  private static final String ENTRIES = "key/";
  private static final String BY_NAME = "key-name/";
  private static final String MATERIAL = "key-material/";
  private static final String CONFIG = "config/keys";

  /** What the catalog calls them: the path that shows one. */
  private static final String ROWS = "key/";

  private final StorageView storage;
  private final Catalog catalog;

  private KeyStore(StorageView storage, Catalog catalog) {
    this.storage = storage;
    this.catalog = catalog;
  }

  public static KeyStore of(Call call) {
    return new KeyStore(call.storage(), call.services().catalog());
  }

  /** The default's id, or nothing. */
  public String defaultId() {
    return storage.getJson(CONFIG).map(json -> json.path("default").asText("")).orElse("");
  }

  public void setDefault(String id) {
    storage.put(CONFIG, Map.of("default", id));
  }

  public List<KeyEntry> all() {
    return storage.list(ENTRIES).stream().flatMap(id -> get(id).stream()).toList();
  }

  /** Those of a page, by id. */
  public List<KeyEntry> page(Page page) {
    return page.of(storage, ENTRIES).stream().flatMap(id -> get(id).stream()).toList();
  }

  private Optional<KeyEntry> get(String id) {
    return id.isEmpty() ? Optional.empty() : storage.get(ENTRIES + id, KeyEntry.class);
  }

  /** By id, by name, or {@code default}. */
  public Optional<KeyEntry> find(String ref) {
    if (ref.equals(Names.DEFAULT)) {
      return get(defaultId());
    }
    return get(ref)
        .or(() -> storage.getJson(BY_NAME + ref).flatMap(json -> get(json.path("id").asText())));
  }

  public KeyEntry require(String ref) {
    return find(ref)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                ref.equals(Names.DEFAULT)
                    ? "no default key currently configured: set one by config/keys"
                    : "unable to find PKI key for reference: " + ref));
  }

  /** Refuses a name that another key has. */
  public void checkFree(String name) {
    if (!name.isEmpty() && storage.exists(BY_NAME + name)) {
      throw new Refusal.InvalidRequest("key name already in use: choose another key_name");
    }
  }

  /** The entry of a public key, if its private one is here. */
  public Optional<KeyEntry> holding(SubjectPublicKeyInfo publicKey) {
    byte[] spki = der(publicKey);
    return all().stream().filter(key -> Arrays.equals(key.publicKey(), spki)).findFirst();
  }

  /** Adds a key that is not here yet; the first becomes the default. */
  public KeyEntry add(String id, String name, SigningKey key) {
    KeyEntry entry =
        new KeyEntry(id, name, key.spec().kind(), key.spec().bits(), der(key.publicKey()));
    checkFree(name);
    put(entry);
    storage.putSecret(MATERIAL + id, key.pkcs8());
    catalog.renew(ROWS + id, "pki-key");
    if (get(defaultId()).isEmpty()) {
      setDefault(id);
    }
    return entry;
  }

  public KeyEntry rename(KeyEntry entry, String name) {
    if (entry.name().equals(name)) {
      return entry;
    }
    checkFree(name);
    if (!entry.name().isEmpty()) {
      storage.delete(BY_NAME + entry.name());
    }
    KeyEntry renamed = entry.named(name);
    put(renamed);
    return renamed;
  }

  private void put(KeyEntry entry) {
    storage.put(ENTRIES + entry.id(), entry);
    if (!entry.name().isEmpty()) {
      storage.put(BY_NAME + entry.name(), Map.of("id", entry.id()));
    }
  }

  /** The private key in PKCS#8 DER; the caller closes it. */
  public SecretBytes material(KeyEntry entry) {
    return storage
        .getSecret(MATERIAL + entry.id())
        .orElseThrow(
            () -> new IllegalStateException("the private key of " + entry.id() + " is lost"));
  }

  /**
   * Deletes a key.
   *
   * @return whether it was the default, which is then none
   */
  public boolean delete(KeyEntry entry) {
    storage.delete(ENTRIES + entry.id());
    storage.delete(MATERIAL + entry.id());
    catalog.drop(ROWS + entry.id());
    if (!entry.name().isEmpty()) {
      storage.delete(BY_NAME + entry.name());
    }
    boolean wasDefault = entry.id().equals(defaultId());
    if (wasDefault) {
      setDefault("");
    }
    return wasDefault;
  }

  private static byte[] der(SubjectPublicKeyInfo key) {
    try {
      return key.getEncoded();
    } catch (IOException e) {
      throw new CryptoException("public key cannot be written", e);
    }
  }
}
