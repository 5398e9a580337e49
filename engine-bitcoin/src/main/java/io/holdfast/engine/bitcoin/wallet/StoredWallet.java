package io.holdfast.engine.bitcoin.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is stored of a wallet.
 *
 * @param key the name of the key that signs
 * @param descriptor with its checksum
 * @param network the label of its {@link Network}
 * @param policy the name of its policy; empty for none, and then nothing is signed
 */
public record StoredWallet(
    String key, String descriptor, String network, String policy, Instant createdTime) {

  /**
   * The wallet that the path names.
   *
   * @throws Refusal.NotFound when there is none
   */
  public static StoredWallet of(Call call) {
    return read(call.storage(), call.get(Named.NAME));
  }

  private static StoredWallet read(StorageView storage, String name) {
    return storage
        .get(Named.WALLETS.storageKey(name), StoredWallet.class)
        .orElseThrow(() -> new Refusal.NotFound("no " + Named.WALLETS.label(name)));
  }

  /** The networks of the wallets that have a policy, by the wallets' names. */
  public static SortedMap<String, Network> withPolicy(StorageView storage, String policy) {
    SortedMap<String, Network> wallets = new TreeMap<>();
    for (String name : storage.list(Named.WALLETS.storageKey(""))) {
      StoredWallet wallet = read(storage, name);
      if (wallet.policy.equals(policy)) {
        wallets.put(name, wallet.chain());
      }
    }
    return wallets;
  }

  /** The wallets over a key. */
  public static SortedSet<String> over(StorageView storage, String key) {
    SortedSet<String> wallets = new TreeSet<>();
    for (String name : storage.list(Named.WALLETS.storageKey(""))) {
      if (read(storage, name).key.equals(key)) {
        wallets.add(name);
      }
    }
    return wallets;
  }

  public Wallet wallet() {
    return Wallet.of(Descriptor.parse(descriptor), chain());
  }

  Network chain() {
    return Network.named(network);
  }

  public StoredWallet withPolicy(String other) {
    return new StoredWallet(key, descriptor, network, other, createdTime);
  }

  /** What a client may see. */
  public ObjectNode view() {
    return Json.object()
        .put("key", key)
        .put("descriptor", descriptor)
        .put("network", network)
        .put("policy", policy)
        .put("created_time", createdTime.toString());
  }
}
