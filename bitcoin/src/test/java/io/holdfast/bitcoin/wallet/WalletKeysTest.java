package io.holdfast.bitcoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.descriptor.DerivedKey;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalletKeysTest {
  private final Wallet wallet = TestWallets.single(1, DescriptorTemplate.BIP84, 0);
  private final WalletScript script = wallet.at(Place.receive(3));
  private final DerivedKey key = script.derived().keys().getFirst();

  @Test
  void theKeyOfAScriptToSpendIsGiven() {
    try (ExtendedPrivateKey master = TestWallets.master(1);
        WalletKeys keys = new WalletKeys(master, List.of(script))) {
      assertThat(publicKey(keys, key)).contains(key.publicKey());
      assertThat(publicKey(keys, new DerivedKey(key.xOnly(), key.origin())))
          .contains(key.publicKey());
    }
  }

  @Test
  void noOtherKeyOfTheSameMasterKeyIsGiven() {
    DerivedKey unused = wallet.at(Place.receive(4)).derived().keys().getFirst();
    DerivedKey other =
        TestWallets.single(1, DescriptorTemplate.BIP84, 1)
            .at(Place.receive(3))
            .derived()
            .keys()
            .getFirst();
    try (ExtendedPrivateKey master = TestWallets.master(1);
        WalletKeys keys = new WalletKeys(master, List.of(script))) {
      assertThat(publicKey(keys, unused)).isEmpty();
      assertThat(publicKey(keys, other)).isEmpty();
      assertThat(publicKey(keys, new DerivedKey(key.publicKey(), other.origin()))).isEmpty();
    }
  }

  @Test
  void aCosignersKeyIsCoveredButNotGiven() {
    WalletScript shared = TestWallets.multisig(2, 3).at(Place.receive(0));
    try (ExtendedPrivateKey master = TestWallets.master(1);
        WalletKeys keys = new WalletKeys(master, List.of(shared))) {
      long given =
          shared.derived().keys().stream()
              .filter(each -> publicKey(keys, each).isPresent())
              .count();
      assertThat(given).isEqualTo(1);
      assertThat(shared.derived().keys())
          .allMatch(each -> keys.covers(each.origin().orElseThrow(), each.publicKey()));
    }
  }

  private static Optional<Bytes> publicKey(WalletKeys keys, DerivedKey key) {
    return keys.keyFor(key.origin().orElseThrow(), key.publicKey())
        .map(secret -> {
          try (SecretBytes held = secret) {
            return held.use(bytes -> Bytes.of(Secp256k1.publicKey(bytes)));
          }
        });
  }
}
