package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of this mount that a new wallet is to be over, opened to prove what is theirs. */
final class Owners implements AutoCloseable {
  private record Owner(String name, StoredKey key, ExtendedPrivateKey master) {}

  private final Call call;
  private final List<Owner> all = new ArrayList<>();

  private Owners(Call call) {
    this.call = call;
  }

  /**
   * The keys that the request names.
   *
   * @throws Refusal.InvalidRequest when one is unknown or named twice, or they are of several
   *     networks
   */
  static Owners of(Call call) {
    Owners owners = new Owners(call);
    try {
      Set<String> names = new LinkedHashSet<>();
      for (String name : call.get(WalletFields.KEYS)) {
        if (!names.add(name)) {
          throw invalid(Named.KEYS.label(name) + " is named twice");
        }
        owners.add(name);
      }
      return owners;
    } catch (RuntimeException e) {
      owners.close();
      throw e;
    }
  }

  private void add(String name) {
    if (!Named.KEYS.exists(call.storage(), name)) {
      throw invalid("there is no " + Named.KEYS.label(name));
    }
    StoredKey key = StoredKey.read(call.storage(), name);
    if (!all.isEmpty() && all.getFirst().key.chain() != key.chain()) {
      throw invalid(
          "%s is of %s and %s of %s; a wallet is of one network"
              .formatted(
                  Named.KEYS.label(all.getFirst().name),
                  all.getFirst().key.network(),
                  Named.KEYS.label(name),
                  key.network()));
    }
    all.add(new Owner(name, key, key.master(call.storage(), name)));
  }

  /** Their names, in the order given. */
  List<String> names() {
    return all.stream().map(Owner::name).toList();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * The network of the wallet.
   *
   * @param described what the keys don't tell: the one that the descriptor's source is for
   * @throws Refusal.InvalidRequest when nothing tells, or two tell differently
   */
  Network network(Optional<Network> described) {
    Optional<Network> stated =
        call.get(WalletFields.NETWORK).isEmpty()
            ? Optional.empty()
            : Optional.of(
                Inputs.of(
                    WalletFields.NETWORK.name(),
                    () -> Network.named(call.get(WalletFields.NETWORK))));
    Optional<Network> own = all.stream().map(owner -> owner.key.chain()).findFirst();
    Network network =
        own.or(() -> stated)
            .or(() -> described)
            .orElseThrow(() ->
                Inputs.invalid(
                    WalletFields.NETWORK.name(),
                    "is required for a watch-only wallet: testnet, signet, regtest and simnet"
                        + " have the same keys"));
    if (stated.isPresent() && stated.get() != network) {
      throw Inputs.invalid(
          WalletFields.NETWORK.name(),
          "the keys are of " + network.label() + ", not of " + stated.get().label());
    }
    return network;
  }

  /** The key expression that each of them has at a path. */
  List<KeyExpression> at(DerivationPath path) {
    return all.stream()
        .map(owner ->
            KeyExpression.of(
                new KeyOrigin(owner.master.fingerprint(), path), publicKey(owner, path)))
        .toList();
  }

  /**
   * Holds a descriptor to the keys: it has an expression of each, and what claims to be of one is.
   *
   * @param field what the request gave the descriptor by
   * @throws Refusal.InvalidRequest naming the key and the expression
   */
  void require(String field, Descriptor descriptor) {
    for (Owner owner : all) {
      long own = descriptor.signers().stream().filter(key -> isOf(field, owner, key)).count();
      if (own == 0) {
        throw Inputs.invalid(
            field,
            "it contains no key expression of %s, whose fingerprint is %s; read one from keys/%s/xpub"
                .formatted(Named.KEYS.label(owner.name), owner.key.fingerprint(), owner.name));
      }
    }
  }

  /** Whether a key expression is of this key; one that only says so is refused. */
  private static boolean isOf(String field, Owner owner, KeyExpression expression) {
    Optional<KeyOrigin> origin = expression.effectiveOrigin();
    if (origin.isEmpty() || !origin.get().fingerprint().equals(owner.master.fingerprint())) {
      return false;
    }
    ExtendedPublicKey stated =
        expression
            .extendedPublic()
            .orElseThrow(() ->
                Inputs.invalid(field, "the key behind [" + origin.get() + "] is not extended"));
    if (!publicKey(owner, origin.get().path()).withVersion(stated.version()).equals(stated)) {
      throw Inputs.invalid(
          field,
          "the key behind [%s] is not the one that %s has there"
              .formatted(origin.get(), Named.KEYS.label(owner.name)));
    }
    return true;
  }

  private static ExtendedPublicKey publicKey(Owner owner, DerivationPath path) {
    try (ExtendedPrivateKey derived = owner.master.derive(path)) {
      return derived.publicKey();
    }
  }

  private static Refusal invalid(String problem) {
    return Inputs.invalid(WalletFields.KEYS.name(), problem);
  }

  @Override
  public void close() {
    all.forEach(owner -> owner.master.close());
  }
}
