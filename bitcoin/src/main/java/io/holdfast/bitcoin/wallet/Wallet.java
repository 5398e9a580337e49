package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DerivedKey;
import io.holdfast.bitcoin.descriptor.DerivedScript;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorException;
import io.holdfast.bitcoin.descriptor.DescriptorKey;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.script.OutputKeys;
import io.holdfast.bitcoin.script.Script;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A wallet: a public, ranged descriptor on a network, with one chain of scripts for receiving and,
 * by its multipath, a second one for change. Single keys alone make a wallet of one script.
 */
public final class Wallet {
  private final Descriptor descriptor;
  private final Network network;

  /** The chains by themselves, derived as far as their indexes. */
  private final List<Descriptor> chains;

  /** Where the keys that differ from index to index come from. */
  private final List<Start> starts;

  private record Start(KeyOrigin origin, KeyExpression key) {}

  private Wallet(Descriptor descriptor, Network network) {
    this.descriptor = descriptor;
    this.network = network;
    this.chains =
        IntStream.range(0, descriptor.branches())
            .mapToObj(branch -> descriptor.mapKeys(key -> key.descended(branch)))
            .toList();
    this.starts =
        Stream.concat(descriptor.keys().stream(), descriptor.signers().stream())
            .distinct()
            .filter(KeyExpression::isRanged)
            .flatMap(key -> key.effectiveOrigin().map(from -> new Start(from, key)).stream())
            .toList();
  }

  /**
   * A wallet over a descriptor. Where none of its extended keys has any steps, {@code /<0;1>/*} is
   * put behind each.
   *
   * @throws WalletException when the descriptor holds private keys, has keys of another network, no
   *     {@code /*}, more than two chains, a hardened step that public keys can't take, or scripts
   *     without an address
   */
  public static Wallet of(Descriptor given, Network network) {
    if (given.hasPrivateKeys()) {
      throw new WalletException(
          "descriptor holds a private key; import that as a key and give the public descriptor");
    }
    if (!given.suits(network)) {
      throw new WalletException(
          "descriptor has an extended key of another network than "
              + network.label()
              + "; use "
              + (network == Network.MAINNET ? "xpub" : "tpub")
              + " keys");
    }
    Descriptor descriptor = completed(given);
    if (!descriptor.isRanged() && descriptor.keys().stream().anyMatch(Wallet::isExtended)) {
      throw new WalletException(
          "descriptor gives a single script; let its extended keys end with /<0;1>/*");
    }
    if (descriptor.branches() > 2) {
      throw new WalletException(
          "descriptor has "
              + descriptor.branches()
              + " chains; a wallet has two, receiving and change, as in /<0;1>/*");
    }
    try {
      Wallet wallet = new Wallet(descriptor, network);
      wallet.at(Place.receive(0));
      return wallet;
    } catch (DescriptorException e) {
      throw new WalletException("descriptor can't be followed: " + e.getMessage());
    }
  }

  private static boolean isExtended(KeyExpression key) {
    return key.extendedPublic().isPresent() || key.key() instanceof DescriptorKey.Musig;
  }

  private static Descriptor completed(Descriptor given) {
    boolean complete =
        given.keys().stream()
            .anyMatch(key -> !key.isBare() && (key.isRanged() || key.key().isExtended()));
    return complete ? given : given.mapKeys(key -> key.isBare() ? key.withReceiveAndChange() : key);
  }

  public Descriptor descriptor() {
    return descriptor;
  }

  public Network network() {
    return network;
  }

  /** Whether it has one script only, of single keys: its address is always the same. */
  public boolean isSingleScript() {
    return !descriptor.isRanged();
  }

  /** Whether it has a chain for change beside the one for receiving. */
  public boolean hasChange() {
    return chains.size() == 2;
  }

  /**
   * The script at a place.
   *
   * @throws WalletException when the place is on the chain for change and there is none, or isn't
   *     the first in a wallet of one script
   */
  public WalletScript at(Place place) {
    return at(place, new OutputKeys());
  }

  private WalletScript at(Place place, OutputKeys known) {
    if (place.change() && !hasChange()) {
      throw new WalletException(
          "the wallet's descriptor has one chain only; a change chain takes /<0;1>/*");
    }
    if (place.index() > 0 && isSingleScript()) {
      throw new WalletException("the wallet's descriptor has one script, at index 0");
    }
    DerivedScript derived = chains.get(place.branch()).derive(0, place.index(), known);
    Address address =
        derived
            .address(network)
            .orElseThrow(
                () -> new WalletException("the descriptor gives scripts that have no address"));
    return new WalletScript(place, derived, address);
  }

  /**
   * The place of a script in this wallet, proven: of the places that the claimed origins name, one
   * gives, derived anew, exactly this script from exactly a claimed key. Claims that are false or
   * of other wallets prove nothing and do no harm.
   *
   * @param script an output script
   * @param claims public keys, 33 bytes or x-only 32, with where a PSBT says they come from
   */
  public Optional<WalletScript> locate(Script script, Map<Bytes, KeyOrigin> claims) {
    return locate(script, claims, new OutputKeys());
  }

  Optional<WalletScript> locate(Script script, Map<Bytes, KeyOrigin> claims, OutputKeys known) {
    Set<Place> candidates = new LinkedHashSet<>();
    claims.values().forEach(origin -> places(origin).forEach(candidates::add));
    if (isSingleScript()) {
      candidates.add(Place.receive(0));
    }
    return candidates.stream()
        .map(place -> at(place, known))
        .filter(own -> own.derived().scriptPubKey().equals(script))
        .filter(own -> own.derived().signers().stream().anyMatch(key -> isClaimed(key, claims)))
        .findFirst();
  }

  /** Whether one of the claimed origins names a place of this wallet, truly or not. */
  boolean isNamedBy(Map<Bytes, KeyOrigin> claims) {
    return claims.values().stream().anyMatch(origin -> places(origin).findAny().isPresent());
  }

  private static boolean isClaimed(DerivedKey key, Map<Bytes, KeyOrigin> claims) {
    return key.origin().isPresent()
        && Stream.of(key.publicKey(), key.xOnly())
            .anyMatch(bytes -> key.origin().get().equals(claims.get(bytes)));
  }

  /** The places that some key expression has for a key of that origin. */
  private Stream<Place> places(KeyOrigin origin) {
    return starts.stream()
        .filter(start -> start.origin.fingerprint().equals(origin.fingerprint()))
        .flatMap(start ->
            origin.path().below(start.origin.path()).stream()
                .flatMap(below -> places(start.key, below)));
  }

  private Stream<Place> places(KeyExpression key, DerivationPath below) {
    return IntStream.range(0, chains.size())
        .boxed()
        .flatMap(branch ->
            below.below(key.steps().branch(branch)).stream()
                .filter(last -> last.depth() == 1 && !last.steps().getFirst().isHardened())
                .map(last -> new Place(branch == 1, index(last))));
  }

  private static int index(DerivationPath last) {
    ChildNumber step = last.steps().getFirst();
    return step.index();
  }
}
