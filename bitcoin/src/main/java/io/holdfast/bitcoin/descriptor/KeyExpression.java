package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.KeyFormatException;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.WifKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key expression (BIP-380, 389): {@code [73c5da0a/84h/0h/0h]xpub.../<0;1>/*}.
 *
 * @param origin what stands in brackets
 * @param key the key itself
 * @param steps what follows an extended key, its multipath included
 * @param wildcard whether each index is a key of its own
 */
public record KeyExpression(
    Optional<KeyOrigin> origin, DescriptorKey key, KeySteps steps, Wildcard wildcard) {

  /** The last step that stands for every index. */
  public enum Wildcard {
    NONE(""),
    NORMAL("/*"),
    HARDENED("/*h");

    private final String text;

    Wildcard(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** An extended public key with nothing behind it. */
  public static KeyExpression of(KeyOrigin origin, ExtendedPublicKey key) {
    return new KeyExpression(
        Optional.of(origin), new DescriptorKey.Extended(key), KeySteps.NONE, Wildcard.NONE);
  }

  /** Whether each index is a key of its own. */
  public boolean isRanged() {
    return wildcard != Wildcard.NONE
        || (key instanceof DescriptorKey.Musig(List<KeyExpression> all)
            && all.stream().anyMatch(KeyExpression::isRanged));
  }

  /** Whether steps may follow it and none do: an extended key, or an aggregate of such. */
  public boolean isBare() {
    boolean open =
        key.isExtended()
            || (key instanceof DescriptorKey.Musig(List<KeyExpression> all)
                && all.stream().allMatch(KeyExpression::isBare));
    return open && steps.isEmpty() && wildcard == Wildcard.NONE;
  }

  /** How many values each of its multipaths has: its own, and those of an aggregate's keys. */
  Stream<Integer> multipaths() {
    Stream<Integer> own = Stream.of(steps.branches()).filter(count -> count > 1);
    return key instanceof DescriptorKey.Musig(List<KeyExpression> all)
        ? Stream.concat(own, all.stream().flatMap(KeyExpression::multipaths))
        : own;
  }

  /** The single keys of which it is made: an aggregate's participants, else itself. */
  public Stream<KeyExpression> signers() {
    return key instanceof DescriptorKey.Musig(List<KeyExpression> all)
        ? all.stream().flatMap(KeyExpression::signers)
        : Stream.of(this);
  }

  /**
   * The origin as stated; else the key itself as its own master, as Bitcoin Core has it, and so for
   * an aggregate that is the same at every place (BIP-328).
   */
  public Optional<KeyOrigin> effectiveOrigin() {
    return origin.or(() -> ownFingerprint().map(own -> new KeyOrigin(own, DerivationPath.ROOT)));
  }

  private Optional<Fingerprint> ownFingerprint() {
    return switch (key) {
      case DescriptorKey.Plain(Bytes bytes) -> Optional.of(fingerprint(bytes));
      case DescriptorKey.Wif(WifKey wif) -> Optional.of(fingerprint(wif.publicKey()));
      case DescriptorKey.Extended(ExtendedPublicKey xpub) -> Optional.of(xpub.fingerprint());
      case DescriptorKey.ExtendedPrivate(ExtendedPrivateKey xprv) ->
          Optional.of(xprv.fingerprint());
      case DescriptorKey.Musig _ -> fixedAggregate().map(ExtendedPublicKey::fingerprint);
      case DescriptorKey.XOnly _ -> Optional.empty();
    };
  }

  private static Fingerprint fingerprint(Bytes publicKey) {
    return Fingerprint.ofIdentifier(Hashes.hash160(publicKey.toArray()));
  }

  private Optional<ExtendedPublicKey> fixedAggregate() {
    return key instanceof DescriptorKey.Musig(List<KeyExpression> all)
            && all.stream().noneMatch(each -> each.isRanged() || each.multipaths().count() > 0)
        ? Optional.of(aggregate(all.stream().map(each -> each.derive(0, 0)).toList()))
        : Optional.empty();
  }

  private static ExtendedPublicKey aggregate(List<DerivedKey> participants) {
    return KeyAggregation.extended(participants.stream().map(DerivedKey::publicKey).toList());
  }

  /** The extended key without its private half, if the key is extended. */
  public Optional<ExtendedPublicKey> extendedPublic() {
    return switch (key) {
      case DescriptorKey.Extended(ExtendedPublicKey xpub) -> Optional.of(xpub);
      case DescriptorKey.ExtendedPrivate(ExtendedPrivateKey xprv) -> Optional.of(xprv.publicKey());
      case DescriptorKey.Plain _,
          DescriptorKey.XOnly _,
          DescriptorKey.Wif _,
          DescriptorKey.Musig _ ->
          Optional.empty();
    };
  }

  /**
   * The steps that follow the key for one branch of the multipath and one index.
   *
   * @param branch 0 for the first value of a multipath; of no effect without one
   * @param index of no effect without a wildcard
   */
  public DerivationPath path(int branch, int index) {
    DerivationPath path = steps.branch(branch);
    return switch (wildcard) {
      case NONE -> path;
      case NORMAL -> path.child(ChildNumber.normal(index));
      case HARDENED -> path.child(ChildNumber.hardened(index));
    };
  }

  /**
   * The key at one place.
   *
   * @throws DescriptorException when a hardened step would take a private key that isn't here
   */
  public DerivedKey derive(int branch, int index) {
    if (key instanceof DescriptorKey.Musig(List<KeyExpression> all)) {
      return aggregate(all, branch, index).derived();
    }
    DerivationPath path = path(branch, index);
    Bytes publicKey =
        switch (key) {
          case DescriptorKey.Plain(Bytes bytes) -> bytes;
          case DescriptorKey.XOnly(Bytes bytes) -> bytes;
          case DescriptorKey.Wif(WifKey wif) -> wif.publicKey();
          case DescriptorKey.Extended(ExtendedPublicKey xpub) -> descend(xpub, path).publicKey();
          case DescriptorKey.ExtendedPrivate(ExtendedPrivateKey xprv) -> descend(xprv, path);
          case DescriptorKey.Musig _ -> throw new AssertionError("aggregated above");
        };
    return new DerivedKey(publicKey, effectiveOrigin().map(start -> start.append(path)));
  }

  /** The aggregate key at one place, if this is one, with the keys that sign for it. */
  public Optional<DerivedAggregate> deriveAggregate(int branch, int index) {
    return key instanceof DescriptorKey.Musig(List<KeyExpression> all)
        ? Optional.of(aggregate(all, branch, index))
        : Optional.empty();
  }

  private DerivedAggregate aggregate(List<KeyExpression> all, int branch, int index) {
    List<DerivedKey> participants =
        all.stream()
            .map(each -> each.derive(branch, index))
            .sorted(Comparator.comparing(DerivedKey::publicKey))
            .toList();
    ExtendedPublicKey aggregate = aggregate(participants);
    DerivationPath path = path(branch, index);
    KeyOrigin from = new KeyOrigin(aggregate.fingerprint(), path);
    return new DerivedAggregate(
        aggregate.publicKey(),
        participants,
        new DerivedKey(descend(aggregate, path).publicKey(), Optional.of(from)));
  }

  /** The same for one branch of the multipath. */
  public KeyExpression branch(int branch) {
    return new KeyExpression(
        origin,
        mapParticipants(each -> each.branch(branch)),
        KeySteps.of(steps.branch(branch)),
        wildcard);
  }

  /**
   * The same public key expression with the steps of one branch taken already, so that deriving its
   * keys takes only the last step.
   */
  public KeyExpression descended(int branch) {
    if (!(key instanceof DescriptorKey.Extended(ExtendedPublicKey xpub))) {
      return branch(branch);
    }
    DerivationPath path = steps.branch(branch);
    return new KeyExpression(
        effectiveOrigin().map(start -> start.append(path)),
        new DescriptorKey.Extended(descend(xpub, path)),
        KeySteps.NONE,
        wildcard);
  }

  /** The same with {@code /<0;1>/*} behind an extended key that has no steps at all. */
  public KeyExpression withReceiveAndChange() {
    return new KeyExpression(origin, key, KeySteps.RECEIVE_AND_CHANGE, Wildcard.NORMAL);
  }

  /**
   * The same without private keys: hardened steps are taken and become part of the origin (BIP-380,
   * "Normalization of Key Expressions with Hardened Derivation").
   */
  public KeyExpression toPublic() {
    return switch (key) {
      case DescriptorKey.Plain _, DescriptorKey.XOnly _, DescriptorKey.Extended _ -> this;
      case DescriptorKey.Wif(WifKey wif) ->
          new KeyExpression(origin, new DescriptorKey.Plain(wif.publicKey()), steps, wildcard);
      case DescriptorKey.ExtendedPrivate(ExtendedPrivateKey xprv) -> normalized(xprv);
      case DescriptorKey.Musig _ ->
          new KeyExpression(origin, mapParticipants(KeyExpression::toPublic), steps, wildcard);
    };
  }

  private DescriptorKey mapParticipants(UnaryOperator<KeyExpression> change) {
    return key instanceof DescriptorKey.Musig(List<KeyExpression> all)
        ? new DescriptorKey.Musig(all.stream().map(change).toList())
        : key;
  }

  private KeyExpression normalized(ExtendedPrivateKey xprv) {
    DerivationPath taken = steps.throughLastHardened();
    try (ExtendedPrivateKey below = xprv.derive(taken)) {
      Optional<KeyOrigin> start =
          taken.depth() == 0 ? origin : effectiveOrigin().map(from -> from.append(taken));
      return new KeyExpression(
          start,
          new DescriptorKey.Extended(below.publicKey()),
          steps.after(taken.depth()),
          wildcard);
    }
  }

  private static ExtendedPublicKey descend(ExtendedPublicKey xpub, DerivationPath path) {
    try {
      return xpub.derive(path);
    } catch (KeyFormatException e) {
      throw new DescriptorException(
          "the key at '" + path.toSuffix() + "' behind an extended public key: " + e.getMessage());
    }
  }

  private static Bytes descend(ExtendedPrivateKey xprv, DerivationPath path) {
    try (ExtendedPrivateKey derived = xprv.derive(path)) {
      return derived.publicKey().publicKey();
    }
  }

  /** The text with private keys in it, for the one place that hands them to their owner. */
  String reveal() {
    String text =
        switch (key) {
          case DescriptorKey.Plain _, DescriptorKey.XOnly _, DescriptorKey.Extended _ ->
              key.toString();
          case DescriptorKey.Wif(WifKey wif) -> wif.reveal();
          case DescriptorKey.ExtendedPrivate(ExtendedPrivateKey xprv) -> xprv.reveal();
          case DescriptorKey.Musig(List<KeyExpression> all) ->
              all.stream()
                  .map(KeyExpression::reveal)
                  .collect(Collectors.joining(",", "musig(", ")"));
        };
    return origin.map(from -> "[" + from + "]").orElse("") + text + steps + wildcard;
  }

  /** The text, without private keys. */
  @Override
  public String toString() {
    return toPublic().reveal();
  }
}
