package io.holdfast.engine.bitcoin.wallet;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.route.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a wallet. Records of the first version have one {@code key}, and neither
 * custody nor labels.
 *
 * @param keys the names of the keys of this mount that take part in it; none in a watch-only wallet
 * @param descriptor with its checksum
 * @param network the label of its {@link Network}
 * @param policy the name of its policy; empty for none, and then nothing is signed
 * @param heldAs its custody; absent in old records, which are hot
 * @param labels what people call the signers, by their fingerprints
 */
public record StoredWallet(
    @JsonAlias("key") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> keys,
    String descriptor,
    String network,
    String policy,
    @Nullable Custody heldAs,
    @Nullable Map<String, String> labels,
    Instant createdTime) {

  public StoredWallet {
    keys = List.copyOf(keys);
  }

  /**
   * The wallet that the path names.
   *
   * @throws Refusal.NotFound when there is none
   */
  public static StoredWallet of(Call call) {
    return read(call.storage(), call.get(Named.NAME));
  }

  /**
   * The wallet of that name.
   *
   * @throws Refusal.NotFound when there is none
   */
  public static StoredWallet read(StorageView storage, String name) {
    return storage
        .get(Named.WALLETS.storageKey(name), StoredWallet.class)
        .orElseThrow(() -> new Refusal.NotFound("no " + Named.WALLETS.label(name)));
  }

  /** The networks of the wallets that have a policy, by the wallets' names. */
  public static SortedMap<String, Network> withPolicy(StorageView storage, String policy) {
    SortedMap<String, Network> wallets = new TreeMap<>();
    all(storage)
        .forEach((name, wallet) -> {
          if (wallet.policy.equals(policy)) {
            wallets.put(name, wallet.chain());
          }
        });
    return wallets;
  }

  /** The names of the wallets over a key. */
  public static SortedSet<String> over(StorageView storage, String key) {
    SortedSet<String> wallets = new TreeSet<>();
    all(storage)
        .forEach((name, wallet) -> {
          if (wallet.keys.contains(key)) {
            wallets.add(name);
          }
        });
    return wallets;
  }

  /** Every wallet of the mount by its name. */
  public static SortedMap<String, StoredWallet> all(StorageView storage) {
    SortedMap<String, StoredWallet> wallets = new TreeMap<>();
    for (String name : storage.list(Named.WALLETS.storageKey(""))) {
      wallets.put(name, read(storage, name));
    }
    return wallets;
  }

  /** Stores it, and how its scripts are held from now on. */
  public void store(Call call, String name) {
    if (!Named.WALLETS.exists(call.storage(), name)) {
      Rows.add(call, Named.WALLETS, name);
    }
    new AddressBook(call.storage(), wallet().descriptor()).hold(custody());
    call.storage().put(Named.WALLETS.storageKey(name), this);
  }

  /** Forgets the wallet of that name; its keys, and what is known of its scripts, stay. */
  public static void delete(Call call, String name) {
    call.storage().delete(Named.WALLETS.storageKey(name));
    Rows.drop(call, Named.WALLETS, name);
  }

  /** How it is held. */
  public Custody custody() {
    return heldAs == null ? Custody.HOT : heldAs;
  }

  public Wallet wallet() {
    return Wallet.of(Descriptor.parse(descriptor), chain());
  }

  public Network chain() {
    return Network.named(network);
  }

  /** What people call the signer of that fingerprint; empty for nothing. */
  String label(String fingerprint) {
    return labels == null ? "" : labels.getOrDefault(fingerprint, "");
  }

  /**
   * Nothing if a signature may be made here at all.
   *
   * @param name the wallet's own
   * @throws Refusal.PermissionDenied for a cold wallet
   */
  public void requireSigning(String name) {
    if (!custody().signsHere()) {
      throw new Refusal.PermissionDenied(
          Named.WALLETS.label(name)
              + " is cold: it signs elsewhere; have its signers sign the PSBT, then finalize it"
              + " here");
    }
  }

  /**
   * Holds a policy to how the wallet is held.
   *
   * @param field what the request named the policy by
   * @throws Refusal.InvalidRequest when the wallet is warm and the policy lets anything be signed
   *     without approvals
   */
  public void requireSuitable(String field, String name, StoredPolicy rules) {
    if (custody().demandsApprovals() && !Approvals.areAlwaysNeeded(rules.document())) {
      throw Inputs.invalid(
          field,
          Named.WALLETS.label(name)
              + " is warm, and this policy allows transactions without approvals; give it"
              + " approvals at the top, or in each of its allow rules");
    }
  }

  public StoredWallet withPolicy(String other) {
    return new StoredWallet(keys, descriptor, network, other, heldAs, labels, createdTime);
  }

  StoredWallet with(Custody other) {
    return new StoredWallet(keys, descriptor, network, policy, other, labels, createdTime);
  }

  StoredWallet with(Map<String, String> others) {
    return new StoredWallet(keys, descriptor, network, policy, heldAs, others, createdTime);
  }

  /** Whether it is the same wallet, however it is governed and called. */
  boolean hasSameScripts(StoredWallet other) {
    return descriptor.equals(other.descriptor)
        && network.equals(other.network)
        && Objects.equals(keys, other.keys);
  }
}
