package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.crypto.SecretBytes;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Wallets over master keys that a number stands for. */
public final class TestWallets {
  private static final DerivationPath MULTISIG = DerivationPath.parse("m/48h/1h/0h/2h");

  private TestWallets() {}

  /** The master key with that number. */
  public static ExtendedPrivateKey master(int number) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) number);
    return ExtendedPrivateKey.ofSeed(SecretBytes.take(seed), ExtendedKeyVersion.TEST);
  }

  /** The key expression of a master key's descendant. */
  public static KeyExpression account(int number, DerivationPath path) {
    try (ExtendedPrivateKey master = master(number);
        ExtendedPrivateKey account = master.derive(path)) {
      return KeyExpression.of(new KeyOrigin(master.fingerprint(), path), account.publicKey());
    }
  }

  /** An account of a single-key wallet on regtest. */
  public static Wallet single(int number, DescriptorTemplate template, int account) {
    KeyExpression key = account(number, template.accountPath(Network.REGTEST, account));
    return Wallet.of(template.over(key), Network.REGTEST);
  }

  /**
   * A wallet on regtest that {@code threshold} of the master keys 1 to {@code count} spend from.
   */
  public static Wallet multisig(int threshold, int count) {
    String keys =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> account(number, MULTISIG).toString())
            .collect(Collectors.joining(","));
    return Wallet.of(
        Descriptor.parse("wsh(sortedmulti(" + threshold + "," + keys + "))"), Network.REGTEST);
  }
}
