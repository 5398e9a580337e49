package io.holdfast.engine.bitcoin.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Instant;

/**
 * What is stored of a key beside its seed.
 *
 * @param network the label of its {@link Network}
 * @param fingerprint of the master key, 8 hexadecimal digits
 * @param exportable whether it may be read back
 * @param imported whether it came from a mnemonic that was given
 * @param hasPassphrase whether the mnemonic alone doesn't make this key
 */
public record StoredKey(
    String network,
    String fingerprint,
    boolean exportable,
    boolean imported,
    boolean hasPassphrase,
    Instant createdTime) {

  /**
   * The key of that name.
   *
   * @throws Refusal.NotFound when there is none
   */
  public static StoredKey read(StorageView storage, String name) {
    return storage
        .get(Named.KEYS.storageKey(name), StoredKey.class)
        .orElseThrow(() -> new Refusal.NotFound("no " + Named.KEYS.label(name)));
  }

  /** The key that the path names. */
  public static StoredKey of(Call call) {
    return read(call.storage(), call.get(Named.NAME));
  }

  public Network chain() {
    return Network.named(network);
  }

  /** Its BIP-32 seed; the caller closes it. */
  public static SecretBytes seed(StorageView storage, String name) {
    return storage
        .getSecret(seedKey(name))
        .orElseThrow(
            () -> new Refusal.Internal("the seed of " + Named.KEYS.label(name) + " is missing"));
  }

  /** The master key of a seed; the caller closes it. */
  public ExtendedPrivateKey master(SecretBytes seed) {
    return ExtendedPrivateKey.ofSeed(seed, ExtendedKeyVersion.of(chain()));
  }

  /** The master key of that name; the caller closes it. */
  public ExtendedPrivateKey master(StorageView storage, String name) {
    try (SecretBytes seed = seed(storage, name)) {
      return master(seed);
    }
  }

  /** What a client may see. */
  public ObjectNode view() {
    return Json.object()
        .put("network", network)
        .put("fingerprint", fingerprint)
        .put("exportable", exportable)
        .put("imported", imported)
        .put("created_time", createdTime.toString());
  }

  static String seedKey(String name) {
    return "key-seed/" + name;
  }

  /** Where the mnemonic of an exportable key is stored; that of another key isn't. */
  static String mnemonicKey(String name) {
    return "key-mnemonic/" + name;
  }
}
