package io.holdfast.bitcoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.RefusalRule;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wallets of miniscript and of script trees pay; every finished input is run by interpreters. */
class MiniscriptPaymentTest {
  private static final Signer SIGNER = new Signer(SelfCheck.available());
  private static final DerivationPath ACCOUNT = DerivationPath.parse("m/48h/1h/0h/2h");
  private static final String NOBODY =
      "50929b74c1a04954b78b4b6035e97a5e078a5a0f28ec96d547bfee9ace803ac0";
  private static final Bytes PREIMAGE = Bytes.of(new byte[32]);
  private static final long NO_AGE = 0xffff_fffdL;

  /** A wallet in whose descriptor A, B and C stand for the accounts of three master keys. */
  private static Wallet wallet(String descriptor) {
    String text =
        descriptor
            .replace("NOBODY", NOBODY)
            .replace("HASH", Bytes.of(Hashes.sha256(PREIMAGE.toArray())).hex())
            .replaceAll("\\bA\\b", TestWallets.account(1, ACCOUNT).toString())
            .replaceAll("\\bB\\b", TestWallets.account(2, ACCOUNT).toString())
            .replaceAll("\\bC\\b", TestWallets.account(3, ACCOUNT).toString());
    return Wallet.of(Descriptor.parse(text), Network.REGTEST);
  }

  private static Psbt payment(Wallet wallet, long sequence, long lockTime) {
    return new Payment()
        .lockTime(lockTime)
        .spend(wallet.at(Place.receive(3)), 50_000, sequence)
        .spend(wallet.at(Place.change(1)), 50_000, sequence)
        .payOwn(wallet.at(Place.change(0)), 98_000)
        .psbt();
  }

  private static SigningResult sign(Psbt psbt, Wallet wallet, int master) {
    CheckedPsbt checked = PsbtCheck.check(psbt, Network.REGTEST);
    List<WalletScript> own =
        LocatedPsbt.of(checked, wallet).inputs().stream().flatMap(Optional::stream).toList();
    assertThat(own).hasSize(2);
    assertThat(checked.size().bounded()).isTrue();
    try (ExtendedPrivateKey key = TestWallets.master(master);
        WalletKeys keys = new WalletKeys(key, own)) {
      SigningResult result = SIGNER.sign(checked, keys);
      result
          .transaction()
          .ifPresent(signed ->
              assertThat(signed.weight())
                  // A signature may be a byte or two shorter than is likely.
                  .isBetween(checked.size().leastWeight() - 8, checked.size().greatestWeight()));
      return result;
    }
  }

  private static Transaction complete(SigningResult result) {
    assertThat(result.complete()).isTrue();
    return result.transaction().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wsh(or_d(pk(A),and_v(v:pkh(B),older(10))))",
        "sh(wsh(or_d(pk(A),and_v(v:pkh(B),older(10)))))",
        "tr(NOBODY,{pk(A),and_v(v:pkh(B),older(10))})",
        "tr(A,and_v(v:pkh(B),older(10)))",
        "tr(NOBODY,or_d(pk(A),and_v(v:pkh(B),older(10))))",
        "tr(NOBODY,{{multi_a(2,B,C),pk(A)},and_v(v:pk(B),older(10))})"
      })
  void theOwnerSpendsAtOnceAndTheHeirAfterSomeTime(String descriptor) {
    Wallet wallet = wallet(descriptor);
    complete(sign(payment(wallet, NO_AGE, 0), wallet, 1));
    assertThat(sign(payment(wallet, NO_AGE, 0), wallet, 2).complete()).isFalse();
    assertThat(sign(payment(wallet, 9, 0), wallet, 2).complete()).isFalse();
    complete(sign(payment(wallet, 10, 0), wallet, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"wsh(and_v(v:pk(A),after(800000)))", "tr(NOBODY,and_v(v:pk(A),after(800000)))"})
  void aCoinIsLockedUntilAHeight(String descriptor) {
    Wallet wallet = wallet(descriptor);
    assertThat(sign(payment(wallet, NO_AGE, 799_999), wallet, 1).complete()).isFalse();
    complete(sign(payment(wallet, NO_AGE, 800_000), wallet, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wsh(and_v(v:pk(A),sha256(HASH)))",
        "tr(NOBODY,{pk(C),and_v(v:pk(A),sha256(HASH))})"
      })
  void aPreimageInThePsbtIsShown(String descriptor) {
    Wallet wallet = wallet(descriptor);
    Psbt psbt = payment(wallet, NO_AGE, 0);
    assertThat(sign(psbt, wallet, 1).complete()).isFalse();
    Bytes field = InputField.SHA256.key(Bytes.of(Hashes.sha256(PREIMAGE.toArray())));
    Psbt shown =
        psbt.withInputs(
            psbt.inputs().stream()
                .map(input -> input.edit(map -> map.with(field, PREIMAGE)))
                .toList());
    Transaction signed = complete(sign(shown, wallet, 1));
    assertThat(signed.inputs().getFirst().witness().items()).contains(PREIMAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wsh(thresh(2,pk(A),s:pk(B),s:pk(C)))",
        "tr(NOBODY,multi_a(2,A,B,C))",
        "tr(NOBODY,sortedmulti_a(2,A,B,C))",
        "tr(C,thresh(2,pkh(A),a:pkh(B),s:pk(C)))"
      })
  void cosignersSignOneAfterTheOther(String descriptor) {
    Wallet wallet = wallet(descriptor);
    SigningResult first = sign(payment(wallet, NO_AGE, 0), wallet, 1);
    assertThat(first.complete()).isFalse();
    assertThat(first.signedInputs()).containsExactly(0, 1);
    complete(sign(first.psbt(), wallet, 2));
  }

  @Test
  void aLeafIsSignedOnlyWhereTheKeyPathIsNot() {
    Wallet wallet = wallet("tr(A,{pk(A),pk(B)})");
    Transaction byKey = complete(sign(payment(wallet, NO_AGE, 0), wallet, 1));
    assertThat(byKey.inputs().getFirst().witness().items()).hasSize(1);
    Transaction byLeaf = complete(sign(payment(wallet, NO_AGE, 0), wallet, 2));
    assertThat(byLeaf.inputs().getFirst().witness().items()).hasSize(3);
  }

  @Test
  void theSmallestOfSeveralLeavesIsUsed() {
    Wallet wallet = wallet("tr(NOBODY,{and_v(v:pk(A),older(1)),{pk(C),pk(A)}})");
    Transaction signed = complete(sign(payment(wallet, 1, 0), wallet, 1));
    // A lock time takes two bytes more, and another level of the tree would take 32.
    List<Bytes> items = signed.inputs().getFirst().witness().items();
    assertThat(items.get(1).size() + items.get(2).size()).isEqualTo(36 + 65);
  }

  @Test
  void aSignatureInALeafThatDoesNotVerifyIsRefused() {
    Wallet wallet = wallet("tr(NOBODY,multi_a(2,A,B))");
    Psbt signed = sign(payment(wallet, NO_AGE, 0), wallet, 1).psbt();
    PsbtInput input = signed.inputs().getFirst();
    Map.Entry<Bytes, Bytes> entry =
        input.map().entries().entrySet().stream()
            .filter(each -> each.getKey().at(0) == InputField.TAP_SCRIPT_SIG.type())
            .findFirst()
            .orElseThrow();
    byte[] bent = entry.getValue().toArray();
    bent[40] ^= 1;
    Psbt broken =
        signed.withInputs(
            List.of(
                input.edit(map -> map.with(entry.getKey(), Bytes.of(bent))),
                signed.inputs().get(1)));
    assertThatThrownBy(() -> sign(broken, wallet, 2))
        .isInstanceOfSatisfying(
            SigningRefused.class,
            e -> assertThat(e.rule()).isEqualTo(RefusalRule.INVALID_SIGNATURE))
        .hasMessageContaining("tap_script_sig");
  }

  @Test
  void anOutputShowsTheTreeThatItPays() {
    Wallet wallet = wallet("tr(NOBODY,{{multi_a(2,B,C),pk(A)},and_v(v:pk(B),older(10))})");
    var output = payment(wallet, NO_AGE, 0).outputs().getFirst();
    assertThat(output.taprootTree()).extracting(leaf -> leaf.depth()).containsExactly(2, 2, 1);
  }
}
