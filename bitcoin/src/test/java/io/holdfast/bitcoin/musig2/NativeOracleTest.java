package io.holdfast.bitcoin.musig2;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.secp256k1.Secp256k1;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One signer with our code, the other with libsecp256k1's own MuSig2 module. */
class NativeOracleTest {
  private static final Secp256k1 NATIVE = Secp256k1.get();

  @Test
  void aSignerOfLibsecp256k1AndOneOfOursMakeOneSignature() {
    for (int round = 0; round < 20; round++) {
      byte[] ourKey = Randomness.bytes(32);
      byte[] theirKey = Randomness.bytes(32);
      Bytes ours = publicKey(ourKey);
      Bytes theirs = publicKey(theirKey);
      Bytes message = Bytes.of(Randomness.bytes(32));
      byte[] tweak = Randomness.bytes(32);

      AggregateKey key = AggregateKey.of(List.of(ours, theirs)).tweakedXOnly(Bytes.of(tweak));
      byte[] cache = new byte[Secp256k1.MUSIG2_PUBLIC_KEYAGG_CACHE_SIZE];
      byte[][] keys = {ours.toArray(), theirs.toArray()};
      NATIVE.musigPubkeyAgg(keys, cache);
      byte[] tweaked = NATIVE.musigPubkeyXonlyTweakAdd(cache, tweak);
      assertThat(NATIVE.pubKeyCompress(tweaked)).isEqualTo(key.publicKey().toArray());

      NoncePair ourNonce = NonceRequest.of(ours).generate();
      byte[] theirNonces =
          NATIVE.musigNonceGen(
              Randomness.bytes(32), theirKey, theirs.toArray(), message.toArray(), cache, null);
      byte[] theirSecret = Arrays.copyOf(theirNonces, Secp256k1.MUSIG2_SECRET_NONCE_SIZE);
      PublicNonce theirNonce =
          new PublicNonce(
              Bytes.of(
                  Arrays.copyOfRange(
                      theirNonces, Secp256k1.MUSIG2_SECRET_NONCE_SIZE, theirNonces.length)));

      AggregateNonce aggregate = AggregateNonce.of(List.of(ourNonce.shared(), theirNonce));
      byte[][] nonces = {ourNonce.shared().value().toArray(), theirNonce.value().toArray()};
      assertThat(NATIVE.musigNonceAgg(nonces)).isEqualTo(aggregate.value().toArray());
      SigningSession session = SigningSession.of(key, aggregate, message);
      byte[] theirSession =
          NATIVE.musigNonceProcess(aggregate.value().toArray(), message.toArray(), cache);

      Bytes ourPartial = session.sign(ourNonce.secret(), SecretBytes.copyOf(ourKey));
      Bytes theirPartial =
          Bytes.of(NATIVE.musigPartialSign(theirSecret, theirKey, cache, theirSession));
      assertThat(session.verify(theirPartial, theirNonce, theirs)).isTrue();
      assertThat(
              NATIVE.musigPartialSigVerify(
                  ourPartial.toArray(), nonces[0], keys[0], cache, theirSession))
          .isEqualTo(1);

      Bytes signature = session.aggregate(List.of(ourPartial, theirPartial));
      byte[][] partials = {ourPartial.toArray(), theirPartial.toArray()};
      assertThat(NATIVE.musigPartialSigAgg(theirSession, partials)).isEqualTo(signature.toArray());
      assertThat(
              NATIVE.verifySchnorr(signature.toArray(), message.toArray(), key.xOnly().toArray()))
          .isTrue();
    }
  }

  private static Bytes publicKey(byte[] key) {
    return Bytes.of(NATIVE.pubKeyCompress(NATIVE.pubkeyCreate(key)));
  }
}
