package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.KeyOrigin;
import java.util.Optional;

/** What files call the signers of a wallet. */
final class Signers {
  private Signers() {}

  /**
   * What the wallet calls the signer of a key, or a name made of its number.
   *
   * @param number counted from 0
   */
  static String name(WalletFile wallet, KeyExpression account, int number) {
    String otherwise = "Signer " + (number + 1);
    Optional<KeyOrigin> origin = account.origin();
    return origin.map(from -> wallet.signer(from.fingerprint(), otherwise)).orElse(otherwise);
  }
}
