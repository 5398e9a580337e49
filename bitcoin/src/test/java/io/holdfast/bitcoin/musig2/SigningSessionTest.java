package io.holdfast.bitcoin.musig2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSessionTest {
  private record Signer(SecretBytes key, Bytes publicKey) {
    static Signer fresh() {
      byte[] key = Secp256k1.generatePrivateKey();
      Bytes publicKey = Bytes.of(Secp256k1.publicKey(key));
      return new Signer(SecretBytes.take(key), publicKey);
    }
  }

  @Test
  void threeKnownKeysAggregateToTheKnownOne() {
    AggregateKey key =
        AggregateKey.of(
            List.of(
                Bytes.fromHex("02F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9"),
                Bytes.fromHex("03DFF1D77F2A671C5F36183726DB2341BE58FEAE1DA2DECED843240F7B502BA659"),
                Bytes.fromHex(
                    "023590A94E768F8E1815C2F24B4D80A8E3149316C3518CE7B7AD338368D038CA66")));
    assertThat(key.xOnly().hex())
        .isEqualTo("90539eede565f5d054f32cc0c220126889ed1e5d193baf15aef344fe59d4610c");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void whatAllSignVerifiesAsOneSignatureOfATaprootKey(int count) {
    for (int round = 0; round < 8; round++) {
      List<Signer> signers = signers(count);
      AggregateKey internal = AggregateKey.ofSorted(publicKeys(signers));
      Bytes tweak = Bytes.of(Taproot.tweak(internal.xOnly(), Optional.empty()));
      AggregateKey key = internal.tweaked(Bytes.of(new byte[32])).tweakedXOnly(tweak);
      assertThat(key.xOnly())
          .isEqualTo(Taproot.outputKey(internal.xOnly(), Optional.empty()).xOnly());
      Bytes message = Bytes.of(Randomness.bytes(round == 0 ? 0 : 32));
      Bytes signature = signed(signers, key, message);
      assertThat(
              Secp256k1.verifySchnorr(
                  key.xOnly().toArray(), message.toArray(), signature.toArray()))
          .isTrue();
    }
  }

  @Test
  void aNonceIsGoodForOneSignatureOnly() {
    Signer signer = Signer.fresh();
    AggregateKey key = AggregateKey.of(List.of(signer.publicKey));
    NoncePair nonce = NonceRequest.of(signer.publicKey).generate();
    SigningSession session = session(key, nonce, Bytes.of(new byte[32]));
    session.sign(nonce.secret(), signer.key);
    assertThatThrownBy(() -> session.sign(nonce.secret(), signer.key))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("give the private key away");
    assertThatThrownBy(nonce.secret()::publicNonce).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aNonceIsSpentByASignatureThatFailed() {
    Signer signer = Signer.fresh();
    Signer other = Signer.fresh();
    AggregateKey key = AggregateKey.of(List.of(signer.publicKey, other.publicKey));
    NoncePair nonce = NonceRequest.of(signer.publicKey).generate();
    SigningSession session = session(key, nonce, Bytes.EMPTY);
    assertThatThrownBy(() -> session.sign(nonce.secret(), other.key))
        .isInstanceOf(BitcoinException.class)
        .hasMessageContaining("made for another key");
    assertThatThrownBy(() -> session.sign(nonce.secret(), signer.key))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aClosedNonceSignsNothing() {
    Signer signer = Signer.fresh();
    AggregateKey key = AggregateKey.of(List.of(signer.publicKey));
    NoncePair nonce = NonceRequest.of(signer.publicKey).generate();
    nonce.close();
    assertThatThrownBy(() -> session(key, nonce, Bytes.EMPTY).sign(nonce.secret(), signer.key))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSecretNonceNeitherShowsItselfNorCanBeStored() {
    Signer signer = Signer.fresh();
    try (NoncePair nonce = NonceRequest.of(signer.publicKey).generate()) {
      assertThat(nonce.secret()).isNotInstanceOf(Serializable.class);
      assertThat(nonce.secret()).isNotInstanceOf(Cloneable.class);
      String shown = nonce.toString();
      String hex = HexFormat.of().formatHex(nonce.secret().spend());
      assertThat(shown).doesNotContain(hex.substring(0, 16), hex.substring(64, 80));
    }
  }

  @Test
  void twoNoncesOfTheSameRequestDiffer() {
    Signer signer = Signer.fresh();
    AggregateKey key = AggregateKey.of(List.of(signer.publicKey));
    NonceRequest request =
        NonceRequest.of(signer.publicKey, signer.key, key, Bytes.of(new byte[32]));
    try (NoncePair one = request.generate();
        NoncePair other = request.generate()) {
      assertThat(one.shared()).isNotEqualTo(other.shared());
    }
  }

  @Test
  void aPartialSignatureOfAnotherMessageIsFound() {
    List<Signer> signers = signers(2);
    AggregateKey key = AggregateKey.of(publicKeys(signers));
    List<NoncePair> nonces =
        signers.stream().map(each -> NonceRequest.of(each.publicKey).generate()).toList();
    AggregateNonce aggregate = AggregateNonce.of(nonces.stream().map(NoncePair::shared).toList());
    SigningSession agreed = SigningSession.of(key, aggregate, Bytes.of((byte) 1));
    SigningSession other = SigningSession.of(key, aggregate, Bytes.of((byte) 2));
    Bytes partial = other.sign(nonces.getFirst().secret(), signers.getFirst().key);
    Bytes publicKey = signers.getFirst().publicKey;
    assertThat(other.verify(partial, nonces.getFirst().shared(), publicKey)).isTrue();
    assertThat(agreed.verify(partial, nonces.getFirst().shared(), publicKey)).isFalse();
    assertThat(agreed.verify(Bytes.EMPTY, nonces.getFirst().shared(), publicKey)).isFalse();
  }

  @Test
  void theLastSignerNeedsNoState() {
    List<Signer> signers = signers(3);
    AggregateKey key = AggregateKey.of(publicKeys(signers));
    Bytes message = Bytes.of(Randomness.bytes(32));
    List<NoncePair> nonces =
        signers.subList(0, 2).stream()
            .map(each -> NonceRequest.of(each.publicKey).generate())
            .toList();
    AggregateNonce others = AggregateNonce.of(nonces.stream().map(NoncePair::shared).toList());
    DeterministicSignature last =
        DeterministicSignature.of(
            signers.get(2).key, key, new PublicNonce(others.value()), message);
    SigningSession session =
        SigningSession.of(
            key,
            AggregateNonce.of(List.of(new PublicNonce(others.value()), last.nonce())),
            message);
    List<Bytes> partials = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      partials.add(session.sign(nonces.get(i).secret(), signers.get(i).key));
    }
    assertThat(session.verify(last.partial(), last.nonce(), signers.get(2).publicKey)).isTrue();
    partials.add(last.partial());
    assertThat(
            Secp256k1.verifySchnorr(
                key.xOnly().toArray(), message.toArray(), session.aggregate(partials).toArray()))
        .isTrue();
  }

  @Test
  void keysThatCancelEachOtherAreNoAggregate() {
    assertThatThrownBy(() -> AggregateKey.of(List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> new PublicNonce(Bytes.EMPTY)).hasMessageContaining("66 bytes");
    assertThatThrownBy(() -> new AggregateNonce(Bytes.EMPTY)).hasMessageContaining("66 bytes");
    assertThatThrownBy(() -> NonceRequest.of(Bytes.of(new byte[33])))
        .hasMessageContaining("no compressed point");
  }

  private static Bytes signed(List<Signer> signers, AggregateKey key, Bytes message) {
    List<NoncePair> nonces =
        signers.stream()
            .map(each -> NonceRequest.of(each.publicKey, each.key, key, message).generate())
            .toList();
    SigningSession session =
        SigningSession.of(
            key, AggregateNonce.of(nonces.stream().map(NoncePair::shared).toList()), message);
    List<Bytes> partials = new ArrayList<>();
    for (int i = 0; i < signers.size(); i++) {
      Bytes partial = session.sign(nonces.get(i).secret(), signers.get(i).key);
      assertThat(session.verify(partial, nonces.get(i).shared(), signers.get(i).publicKey))
          .isTrue();
      partials.add(partial);
    }
    return session.aggregate(partials);
  }

  private static SigningSession session(AggregateKey key, NoncePair nonce, Bytes message) {
    return SigningSession.of(key, AggregateNonce.of(List.of(nonce.shared())), message);
  }

  private static List<Signer> signers(int count) {
    List<Signer> signers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      signers.add(Signer.fresh());
    }
    return signers;
  }

  private static List<Bytes> publicKeys(List<Signer> signers) {
    return signers.stream().map(Signer::publicKey).toList();
  }
}
