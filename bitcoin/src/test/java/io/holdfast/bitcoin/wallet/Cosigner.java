package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.NonceMemory;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** One of the owners of a wallet, with a key and a memory of its own. */
final class Cosigner {
  static final Signer SIGNER = new Signer(SelfCheck.available());
  static final DerivationPath ACCOUNT = DerivationPath.parse("m/48h/1h/0h/2h");
  private static final String NOBODY =
      "50929b74c1a04954b78b4b6035e97a5e078a5a0f28ec96d547bfee9ace803ac0";

  private final int master;
  private final Wallet wallet;
  final NonceMemory memory = new NonceMemory(10, 100, Duration.ofHours(1));
  Instant now = Instant.EPOCH;

  Cosigner(int master, Wallet wallet) {
    this.master = master;
    this.wallet = wallet;
  }

  /** A wallet in whose descriptor A, B and C stand for the accounts of three master keys. */
  static Wallet wallet(String descriptor) {
    String text =
        descriptor
            .replace("NOBODY", NOBODY)
            .replaceAll("\\bA\\b", TestWallets.account(1, ACCOUNT).toString())
            .replaceAll("\\bB\\b", TestWallets.account(2, ACCOUNT).toString())
            .replaceAll("\\bC\\b", TestWallets.account(3, ACCOUNT).toString());
    return Wallet.of(Descriptor.parse(text), Network.REGTEST);
  }

  /** A payment of two coins with change. */
  static Psbt payment(Wallet wallet, long amount) {
    return new Payment()
        .spend(wallet.at(Place.receive(3)), 50_000)
        .spend(wallet.at(Place.change(1)), 50_000)
        .payOwn(wallet.at(Place.change(0)), amount)
        .psbt();
  }

  SigningResult firstRound(Psbt psbt) {
    return with(psbt, (checked, keys) -> SIGNER.addNonces(checked, keys, memory.in("wallet", now)));
  }

  SigningResult secondRound(Psbt psbt) {
    return with(psbt, (checked, keys) -> SIGNER.sign(checked, keys, memory.in("wallet", now)));
  }

  boolean needsNonces(Psbt psbt) {
    return with(
        psbt,
        (checked, keys) ->
            Signer.needsNonces(
                checked,
                (origin, key) -> {
                  var held = keys.keyFor(origin, key);
                  held.ifPresent(secret -> secret.close());
                  return held.isPresent();
                }));
  }

  private <T> T with(Psbt psbt, BiFunction<CheckedPsbt, WalletKeys, T> work) {
    CheckedPsbt checked = PsbtCheck.check(psbt, Network.REGTEST);
    List<WalletScript> own =
        LocatedPsbt.of(checked, wallet).inputs().stream().flatMap(Optional::stream).toList();
    try (ExtendedPrivateKey key = TestWallets.master(master);
        WalletKeys keys = new WalletKeys(key, own)) {
      return work.apply(checked, keys);
    }
  }
}
