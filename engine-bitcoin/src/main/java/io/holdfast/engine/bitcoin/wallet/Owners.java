package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorKey;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.engine.bitcoin.key.KeyUse;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The keys of this mount that a new wallet is to be over, opened to prove what is theirs. */
final class Owners implements AutoCloseable {
  private record Owner(String name, StoredKey key, HeldKey held) {}

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
    all.add(new Owner(name, key, StoredKey.open(call.storage(), name, KeyUse.WATCH, call.now())));
  }

  /** Their names, in the order given. */
  List<String> names() {
    return all.stream().map(Owner::name).toList();
  }

  /** Whether one of them is private, so that something could be signed here. */
  boolean canSign() {
    return all.stream().anyMatch(owner -> owner.held.isPrivate());
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

  /**
   * The key expression that each of them has at a path.
   *
   * @throws Refusal.InvalidRequest when the path does not lie below what is held of one
   */
  List<KeyExpression> at(DerivationPath path) {
    return all.stream()
        .map(owner ->
            KeyExpression.of(
                new KeyOrigin(owner.held.fingerprint(), path),
                Inputs.of(WalletFields.KEYS.name(), () -> owner.held.publicKey(path))))
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

  /** Which of a descriptor's signers they are, counted from 1. */
  List<Integer> positions(Descriptor descriptor) {
    List<KeyExpression> signers = descriptor.signers();
    return IntStream.range(0, signers.size())
        .filter(i ->
            all.stream().anyMatch(owner -> isOf(WalletFields.KEYS.name(), owner, signers.get(i))))
        .mapToObj(i -> i + 1)
        .toList();
  }

  /** Whether a key expression is of this key; one that only says so is refused. */
  private static boolean isOf(String field, Owner owner, KeyExpression expression) {
    return switch (owner.held) {
      case HeldKey.Single single -> isSame(single.publicKey(), expression.key());
      case HeldKey.Tree(KeyOrigin place, var _) -> isBelow(field, owner, place, expression);
      case HeldKey.PublicTree(KeyOrigin place, var _) -> isBelow(field, owner, place, expression);
    };
  }

  private static boolean isSame(Bytes publicKey, DescriptorKey key) {
    return switch (key) {
      case DescriptorKey.Plain(Bytes bytes) -> bytes.equals(publicKey);
      case DescriptorKey.XOnly(Bytes bytes) -> bytes.equals(publicKey.slice(1, 33));
      case DescriptorKey.Wif _,
          DescriptorKey.Extended _,
          DescriptorKey.ExtendedPrivate _,
          DescriptorKey.Musig _ ->
          false;
    };
  }

  private static boolean isBelow(
      String field, Owner owner, KeyOrigin place, KeyExpression expression) {
    Optional<KeyOrigin> origin = expression.effectiveOrigin();
    if (origin.isEmpty()
        || !origin.get().fingerprint().equals(place.fingerprint())
        || origin.get().path().below(place.path()).isEmpty()) {
      return false;
    }
    ExtendedPublicKey stated =
        expression
            .extendedPublic()
            .orElseThrow(() ->
                Inputs.invalid(field, "the key behind [" + origin.get() + "] is not extended"));
    ExtendedPublicKey actual = Inputs.of(field, () -> owner.held.publicKey(origin.get().path()));
    if (!actual.withVersion(stated.version()).equals(stated)) {
      throw Inputs.invalid(
          field,
          "the key behind [%s] is not the one that %s has there"
              .formatted(origin.get(), Named.KEYS.label(owner.name)));
    }
    return true;
  }

  private static Refusal invalid(String problem) {
    return Inputs.invalid(WalletFields.KEYS.name(), problem);
  }

  @Override
  public void close() {
    all.forEach(owner -> owner.held.close());
  }
}
