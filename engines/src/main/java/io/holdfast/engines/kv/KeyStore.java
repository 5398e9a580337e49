package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import java.util.Optional;

/** The secrets of a version 2 mount, as the package's description lays them out. */
record KeyStore(StorageView storage) {
  /** Where the secrets' records lie, and version 1's documents. */
  static final String KEYS = "key/";

  private static final String VALUES = "value/";
  private static final String CONFIG = "config";

  static KeyStore of(Call call) {
    return new KeyStore(call.storage());
  }

  KvConfig config() {
    return storage.get(CONFIG, KvConfig.class).orElse(KvConfig.DEFAULT);
  }

  void putConfig(KvConfig config) {
    storage.put(CONFIG, config);
  }

  /** The part of the storage whose keys are the secrets' paths. */
  StorageView paths() {
    return storage.below(KEYS);
  }

  boolean exists(String path) {
    return storage.exists(KEYS + path);
  }

  Optional<KeyRecord> find(String path) {
    return storage.get(KEYS + path).map(KeyStore::decode);
  }

  /** A secret's record as it is stored; a document of version 1 is one with a single version. */
  static KeyRecord decode(byte[] stored) {
    return PlainDocument.decode(stored).map(KeyRecord::of).orElseGet(() -> KeyCodec.decode(stored));
  }

  void put(String path, KeyRecord key) {
    JsonNode inline = key.inline();
    if (inline != null && key.history().version(1).filter(v -> !v.destroyed()).isPresent()) {
      putValue(path, 1, inline);
    }
    storage.put(KEYS + path, KeyCodec.encode(key));
  }

  /** Removes a secret with all its versions. */
  void remove(String path, KeyRecord key) {
    key.history().versions().keySet().forEach(number -> removeValue(path, number));
    storage.delete(KEYS + path);
  }

  /** The value of a version that is there. */
  JsonNode value(String path, KeyRecord key, long version) {
    JsonNode inline = key.inline();
    if (inline != null && version == 1) {
      return inline;
    }
    return storage
        .get(valueKey(path, version))
        .map(Json::tree)
        .orElseThrow(() -> new IllegalStateException("a version's value is not stored"));
  }

  void putValue(String path, long version, JsonNode value) {
    storage.put(valueKey(path, version), value);
  }

  void removeValue(String path, long version) {
    storage.delete(valueKey(path, version));
  }

  // The version comes last and has no slash, so that no two secrets' versions share a key.
  private static String valueKey(String path, long version) {
    return VALUES + path + "/" + version;
  }
}
