package io.holdfast.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.crypto.SecretBytes;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A mount's own part of the storage, within the request's transaction: encrypted at rest, ordered
 * by key (UTF-8 bytes), serializable with every other request. Keys are relative to the mount and
 * made of parts separated by slashes.
 */
public interface StorageView {
  /** The value of a key. */
  Optional<byte[]> get(String key);

  void put(String key, byte[] value);

  void delete(String key);

  /** Whether a key has a value; cheaper than reading it. */
  boolean exists(String key);

  /**
   * The names directly below a prefix, ordered, as Vault's LIST gives them: {@code a} for a key
   * {@code prefix + "a"}, {@code b/} for any keys below {@code prefix + "b/"}.
   *
   * @param prefix empty or ending with a slash
   */
  default List<String> list(String prefix) {
    return list(prefix, "", Integer.MAX_VALUE);
  }

  /**
   * A page of {@link #list(String)}.
   *
   * @param after only names greater than this one; empty to begin
   * @param limit at most so many names
   */
  List<String> list(String prefix, String after, int limit);

  /** All keys below a prefix, relative to it, ordered, at any depth. */
  List<String> keys(String prefix, String after, int limit);

  /**
   * Shows all values whose keys begin so, with the rest of their keys, in order, one at a time.
   *
   * @param each must not write
   */
  default void forEach(String prefix, BiConsumer<String, byte[]> each) {
    keys(prefix, "", Integer.MAX_VALUE)
        .forEach(rest -> get(prefix + rest).ifPresent(value -> each.accept(rest, value)));
  }

  /** Deletes every key with the prefix. */
  void deleteAll(String prefix);

  /** The part of this view below a prefix that ends with a slash. */
  StorageView below(String prefix);

  /** Reads a stored record. */
  default <T> Optional<T> get(String key, Class<T> type) {
    return get(key).map(bytes -> Json.read(bytes, type));
  }

  /** Stores a record as JSON. */
  default void put(String key, Object value) {
    put(key, Json.write(value));
  }

  /** Reads a JSON document. */
  default Optional<JsonNode> getJson(String key) {
    return get(key).map(Json::tree);
  }

  /** Reads key material; the caller closes it. */
  default Optional<SecretBytes> getSecret(String key) {
    return get(key).map(SecretBytes::take);
  }

  /** Stores key material. */
  default void putSecret(String key, SecretBytes value) {
    value.with(bytes -> put(key, bytes));
  }
}
