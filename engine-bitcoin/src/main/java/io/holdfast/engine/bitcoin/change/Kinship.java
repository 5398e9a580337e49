package io.holdfast.engine.bitcoin.change;

import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.List;
import java.util.Optional;

/**
 * Whether one wallet's keys may be another's: a key expression of both has the same master key, and
 * one path lies on the way to the other. Two accounts of a key are no kin.
 */
final class Kinship {
  private Kinship() {}

  static boolean between(StoredWallet one, StoredWallet other) {
    List<KeyOrigin> origins = origins(other);
    return origins(one).stream()
        .anyMatch(mine -> origins.stream().anyMatch(theirs -> isKin(mine, theirs)));
  }

  private static List<KeyOrigin> origins(StoredWallet wallet) {
    return Descriptor.parse(wallet.descriptor()).keys().stream()
        .map(KeyExpression::effectiveOrigin)
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean isKin(KeyOrigin one, KeyOrigin other) {
    List<ChildNumber> path = one.path().steps();
    List<ChildNumber> further = other.path().steps();
    int common = Math.min(path.size(), further.size());
    return one.fingerprint().equals(other.fingerprint())
        && path.subList(0, common).equals(further.subList(0, common));
  }
}
