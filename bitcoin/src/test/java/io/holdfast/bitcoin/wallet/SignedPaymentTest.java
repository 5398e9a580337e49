package io.holdfast.bitcoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.psbt.Combiner;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.bitcoin.verify.InterpreterVerifier;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wallet, draft, checks, keys and signer together, without a server. */
class SignedPaymentTest {
  private static final Signer SIGNER =
      new Signer(new SelfCheck(List.of(new InterpreterVerifier())));

  @ParameterizedTest
  @EnumSource(DescriptorTemplate.class)
  void aPaymentFromAnyTemplateIsSignedWhole(DescriptorTemplate template) {
    Wallet wallet = TestWallets.single(1, template, 0);
    Psbt psbt =
        new Payment()
            .spend(wallet.at(Place.receive(0)), 50_000)
            .spend(wallet.at(Place.receive(1)), 50_000)
            .pay(wallet.at(Place.receive(9)).address().text(), 40_000)
            .payOwn(wallet.at(Place.change(0)), 59_000)
            .psbt();
    SigningResult result = sign(psbt, wallet, 1);
    assertThat(result.signedInputs()).containsExactly(0, 1);
    assertThat(result.complete()).isTrue();
  }

  @Test
  void twoOfThreeCosignersCompleteAPaymentTogether() {
    Wallet wallet = TestWallets.multisig(2, 3);
    Psbt psbt =
        new Payment()
            .spend(wallet.at(Place.receive(0)), 50_000)
            .payOwn(wallet.at(Place.change(0)), 49_000)
            .psbt();
    SigningResult first = sign(psbt, wallet, 1);
    SigningResult third = sign(psbt, wallet, 3);
    assertThat(first.complete()).isFalse();
    Psbt combined = Combiner.combine(List.of(first.psbt(), third.psbt()));
    assertThat(SIGNER.finish(PsbtCheck.check(combined, Network.REGTEST)).complete()).isTrue();
  }

  private static SigningResult sign(Psbt psbt, Wallet wallet, int master) {
    CheckedPsbt checked = PsbtCheck.check(psbt, Network.REGTEST);
    List<WalletScript> own =
        LocatedPsbt.of(checked, wallet).inputs().stream().flatMap(Optional::stream).toList();
    try (ExtendedPrivateKey key = TestWallets.master(master);
        WalletKeys keys = new WalletKeys(key, own)) {
      return SIGNER.sign(checked, keys);
    }
  }
}
