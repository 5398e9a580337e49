package io.holdfast.bitcoin.wallet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.PublicKey;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxOut;
import fr.acinq.bitcoin.crypto.musig2.IndividualNonce;
import fr.acinq.bitcoin.crypto.musig2.Musig2;
import fr.acinq.bitcoin.crypto.musig2.SecretNonce;
import fr.acinq.bitcoin.utils.Either;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.musig2.AggregateKey;
import io.holdfast.bitcoin.musig2.PsbtSlot;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Musig2Input;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.crypto.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import kotlin.Pair;
import org.junit.jupiter.api.Test;

/**
 * One owner signs with us, the other with bitcoin-kmp, whose MuSig2 is libsecp256k1's module: it
 * aggregates, tweaks and hashes by itself, and gets of the PSBT what BIP-373's fields say.
 */
class Musig2OtherLibraryTest {
  private static final DerivationPath[] PATHS = {
    DerivationPath.parse("m/48h/1h/0h/2h/0/3"), DerivationPath.parse("m/48h/1h/0h/2h/1/1")
  };

  private final Wallet wallet = Cosigner.wallet("tr(musig(A/<0;1>/*,B/<0;1>/*))");
  private final Cosigner ours = new Cosigner(1, wallet);

  @Test
  void anotherLibraryGivesItsPartFirstAndWeComplete() {
    Psbt psbt = Cosigner.payment(wallet, 98_000);
    Other other = new Other();
    Psbt nonces = other.firstRound(ours.firstRound(psbt).psbt());
    SigningResult result = ours.secondRound(other.secondRound(nonces));
    assertThat(result.complete()).isTrue();
  }

  @Test
  void weGiveOurPartFirstAndAnotherLibraryCompletes() {
    Psbt psbt = Cosigner.payment(wallet, 98_000);
    Other other = new Other();
    Psbt nonces = ours.firstRound(other.firstRound(psbt)).psbt();
    Psbt partial = ours.secondRound(nonces).psbt();
    Psbt both = other.secondRound(partial);
    other.aggregatesToo(both);
    assertThat(Cosigner.SIGNER.finish(PsbtCheck.check(both, Network.REGTEST)).complete()).isTrue();
  }

  /** The owner of the second master key. */
  private static final class Other {
    private final List<PrivateKey> keys = new ArrayList<>();
    private final List<SecretNonce> secrets = new ArrayList<>();

    Other() {
      for (DerivationPath path : PATHS) {
        try (ExtendedPrivateKey master = TestWallets.master(2);
            ExtendedPrivateKey derived = master.derive(path)) {
          keys.add(derived.privateKey().use(bytes -> new PrivateKey(bytes.clone())));
        }
      }
    }

    Psbt firstRound(Psbt psbt) {
      return edited(
          psbt,
          i -> {
            Pair<SecretNonce, IndividualNonce> nonce =
                Musig2.generateNonce(
                    new ByteVector32(Randomness.bytes(32)),
                    either(keys.get(i)),
                    participants(psbt, i),
                    null,
                    null);
            secrets.add(nonce.getFirst());
            return Map.of(
                InputField.MUSIG2_PUB_NONCE.key(slot(psbt, i).keyData()),
                Bytes.of(nonce.getSecond().toByteArray()));
          });
    }

    @SuppressWarnings("unchecked") // the library's left side does not say what its right one is
    private static Either<PrivateKey, PublicKey> either(PrivateKey key) {
      return (Either<PrivateKey, PublicKey>) new Either.Left<>(key);
    }

    Psbt secondRound(Psbt psbt) {
      return edited(
          psbt,
          i -> {
            Either<Throwable, ByteVector32> partial =
                Musig2.signTaprootInput(
                    keys.get(i),
                    transaction(psbt),
                    i,
                    spent(psbt),
                    participants(psbt, i),
                    secrets.get(i),
                    nonces(psbt, i),
                    null);
            return Map.of(
                InputField.MUSIG2_PARTIAL_SIG.key(slot(psbt, i).keyData()),
                Bytes.of(requireNonNull(partial.getRight()).toByteArray()));
          });
    }

    void aggregatesToo(Psbt psbt) {
      for (int i = 0; i < 2; i++) {
        List<ByteVector32> partials =
            psbt.inputs().get(i).musig2().partialSignatures().values().stream()
                .map(each -> new ByteVector32(each.toArray()))
                .toList();
        assertThat(partials).hasSize(2);
        assertThat(
                Musig2.aggregateTaprootSignatures(
                        partials,
                        transaction(psbt),
                        i,
                        spent(psbt),
                        participants(psbt, i),
                        nonces(psbt, i),
                        null)
                    .isRight())
            .isTrue();
      }
    }

    private PsbtSlot slot(Psbt psbt, int input) {
      Bytes output =
          psbt.inputs()
              .get(input)
              .nonWitnessUtxo()
              .orElseThrow()
              .outputs()
              .getFirst()
              .script()
              .bytes();
      Bytes compressed = Bytes.of(keys.get(input).publicKey().value.toByteArray());
      // Which of the two points the output key is, the other's fields say, or an aggregation.
      return new PsbtSlot(
          compressed, aggregate(psbt.inputs().get(input), output), Optional.empty());
    }

    private static Bytes aggregate(PsbtInput input, Bytes script) {
      Bytes xOnly = script.slice(2, 34);
      Musig2Input fields = input.musig2();
      if (!fields.publicNonces().isEmpty()) {
        return fields.publicNonces().firstEntry().getKey().aggregate();
      }
      List<Bytes> keys = fields.participants().firstEntry().getValue();
      AggregateKey key = AggregateKey.of(keys);
      Bytes tweak = Bytes.of(Taproot.tweak(key.xOnly(), Optional.empty()));
      assertThat(key.tweakedXOnly(tweak).xOnly()).isEqualTo(xOnly);
      return key.tweakedXOnly(tweak).publicKey();
    }

    private static List<PublicKey> participants(Psbt psbt, int input) {
      return psbt.inputs().get(input).musig2().participants().firstEntry().getValue().stream()
          .map(key -> PublicKey.parse(key.toArray()))
          .toList();
    }

    /** In the order of the participants. */
    private static List<IndividualNonce> nonces(Psbt psbt, int input) {
      Musig2Input fields = psbt.inputs().get(input).musig2();
      return fields.participants().firstEntry().getValue().stream()
          .map(key ->
              fields.publicNonces().entrySet().stream()
                  .filter(each -> each.getKey().participant().equals(key))
                  .map(each -> new IndividualNonce(each.getValue().value().toArray()))
                  .findFirst()
                  .orElseThrow())
          .toList();
    }

    private static fr.acinq.bitcoin.Transaction transaction(Psbt psbt) {
      return fr.acinq.bitcoin.Transaction.read(psbt.unsignedTransaction().serialize());
    }

    private static List<TxOut> spent(Psbt psbt) {
      CheckedPsbt checked = PsbtCheck.check(psbt, Network.REGTEST);
      return checked.spentOutputs().stream()
          .map(output -> new TxOut(new Satoshi(output.value()), output.script().toArray()))
          .toList();
    }

    private static Psbt edited(Psbt psbt, IntFunction<Map<Bytes, Bytes>> fields) {
      List<PsbtInput> inputs = new ArrayList<>();
      for (int i = 0; i < psbt.inputs().size(); i++) {
        Map<Bytes, Bytes> added = fields.apply(i);
        inputs.add(psbt.inputs().get(i).edit(map -> map.with(added)));
      }
      return psbt.withInputs(inputs);
    }
  }
}
