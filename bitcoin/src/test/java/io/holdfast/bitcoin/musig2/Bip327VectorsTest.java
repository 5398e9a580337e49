package io.holdfast.bitcoin.musig2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All of BIP-327's published vectors, the invalid ones included. */
class Bip327VectorsTest {
  @Test
  void keysAreSortedAsPublished() {
    Bip327 vectors = Bip327.read("key_sort");
    List<Bytes> keys = new ArrayList<>();
    List<Bytes> sorted = new ArrayList<>();
    vectors.cases("pubkeys").forEach(hex -> keys.add(Bip327.bytes(hex)));
    vectors.cases("sorted_pubkeys").forEach(hex -> sorted.add(Bip327.bytes(hex)));
    assertThat(AggregateKey.sorted(keys)).isEqualTo(sorted);
  }

  @Test
  void keysAreAggregatedAsPublished() {
    Bip327 vectors = Bip327.read("key_agg");
    for (JsonNode each : vectors.cases("valid_test_cases")) {
      assertThat(vectors.key(each).xOnly()).isEqualTo(Bip327.bytes(each.get("expected")));
    }
    for (JsonNode each : vectors.cases("error_test_cases")) {
      Bip327.assertRefused(each, () -> vectors.key(each));
    }
  }

  @Test
  void noncesAreMadeOfAllTheirArgumentsAsPublished() {
    for (JsonNode each : Bip327.read("nonce_gen").cases("test_cases")) {
      NonceRequest request =
          new NonceRequest(
              Bip327.bytes(each.get("pk")),
              optional(each, "sk").map(key -> SecretBytes.take(key.toArray())),
              optional(each, "aggpk"),
              optional(each, "msg"),
              optional(each, "extra_in"));
      try (NoncePair nonce = request.generate(Bip327.bytes(each.get("rand_")).toArray())) {
        Bytes expected = Bip327.bytes(each.get("expected_secnonce"));
        assertThat(nonce.shared().value()).isEqualTo(Bip327.bytes(each.get("expected_pubnonce")));
        assertThat(nonce.secret().publicNonce()).isEqualTo(nonce.shared());
        assertThat(nonce.secret().publicKey()).isEqualTo(expected.slice(64, 97));
        assertThat(nonce.secret().spend()).isEqualTo(expected.slice(0, 64).toArray());
      }
    }
  }

  @Test
  void noncesAreAggregatedAsPublished() {
    Bip327 vectors = Bip327.read("nonce_agg");
    for (JsonNode each : vectors.cases("valid_test_cases")) {
      assertThat(AggregateNonce.of(vectors.nonces(each.get("pnonce_indices"))).value())
          .isEqualTo(Bip327.bytes(each.get("expected")));
    }
    for (JsonNode each : vectors.cases("error_test_cases")) {
      Bip327.assertRefused(
          each, () -> AggregateNonce.of(vectors.nonces(each.get("pnonce_indices"))));
    }
  }

  @Test
  void partialSignaturesAreMadeAndVerifiedAsPublished() {
    Bip327 vectors = Bip327.read("sign_verify");
    for (JsonNode each : vectors.cases("valid_test_cases")) {
      List<PublicNonce> nonces = vectors.nonces(each.get("nonce_indices"));
      AggregateNonce aggregate = aggregate(vectors, each);
      assertThat(AggregateNonce.of(nonces)).isEqualTo(aggregate);
      SigningSession session =
          SigningSession.of(vectors.key(each), aggregate, message(vectors, each));
      int signer = each.get("signer_index").intValue();
      Bytes partial = session.sign(nonce(vectors, 0), key(vectors));
      assertThat(partial).isEqualTo(Bip327.bytes(each.get("expected")));
      assertThat(session.verify(partial, nonces.get(signer), vectors.key(each).keys().get(signer)))
          .isTrue();
    }
  }

  @Test
  void whoCannotSignIsRefusedAsPublished() {
    Bip327 vectors = Bip327.read("sign_verify");
    for (JsonNode each : vectors.cases("sign_error_test_cases")) {
      Bip327.assertRefused(
          each,
          () ->
              SigningSession.of(vectors.key(each), aggregate(vectors, each), message(vectors, each))
                  .sign(nonce(vectors, each.get("secnonce_index").intValue()), key(vectors)));
    }
  }

  @Test
  void wrongPartialSignaturesAreFoundAsPublished() {
    Bip327 vectors = Bip327.read("sign_verify");
    for (JsonNode each : vectors.cases("verify_fail_test_cases")) {
      assertThat(verified(vectors, each)).as(each.get("comment").textValue()).isFalse();
    }
    for (JsonNode each : vectors.cases("verify_error_test_cases")) {
      Bip327.assertRefused(each, () -> verified(vectors, each));
    }
  }

  @Test
  void tweakedKeysSignAsPublished() {
    Bip327 vectors = Bip327.read("tweak");
    AggregateNonce aggregate = new AggregateNonce(Bip327.bytes(vectors.file().get("aggnonce")));
    Bytes message = Bip327.bytes(vectors.file().get("msg"));
    for (JsonNode each : vectors.cases("valid_test_cases")) {
      assertThat(AggregateNonce.of(vectors.nonces(each.get("nonce_indices")))).isEqualTo(aggregate);
      Bytes partial =
          SigningSession.of(vectors.key(each), aggregate, message)
              .sign(nonce(Bip327.bytes(vectors.file().get("secnonce"))), key(vectors));
      assertThat(partial).isEqualTo(Bip327.bytes(each.get("expected")));
    }
    for (JsonNode each : vectors.cases("error_test_cases")) {
      Bip327.assertRefused(each, () -> vectors.key(each));
    }
  }

  @Test
  void partialSignaturesAddUpToThePublishedSignature() {
    Bip327 vectors = Bip327.read("sig_agg");
    Bytes message = Bip327.bytes(vectors.file().get("msg"));
    for (JsonNode each : vectors.cases("valid_test_cases")) {
      AggregateNonce aggregate = new AggregateNonce(Bip327.bytes(each.get("aggnonce")));
      AggregateKey key = vectors.key(each);
      Bytes signature =
          SigningSession.of(key, aggregate, message)
              .aggregate(vectors.chosen("psigs", each.get("psig_indices")));
      assertThat(signature).isEqualTo(Bip327.bytes(each.get("expected")));
      assertThat(
              Secp256k1.verifySchnorr(
                  key.xOnly().toArray(), message.toArray(), signature.toArray()))
          .isTrue();
    }
    for (JsonNode each : vectors.cases("error_test_cases")) {
      AggregateNonce aggregate = new AggregateNonce(Bip327.bytes(each.get("aggnonce")));
      Bip327.assertRefused(
          each,
          () ->
              SigningSession.of(vectors.key(each), aggregate, message)
                  .aggregate(vectors.chosen("psigs", each.get("psig_indices"))));
    }
  }

  @Test
  void theLastSignerSignsWithoutStateAsPublished() {
    Bip327 vectors = Bip327.read("det_sign");
    for (JsonNode each : vectors.cases("valid_test_cases")) {
      DeterministicSignature signature = deterministic(vectors, each);
      assertThat(signature.nonce().value()).isEqualTo(Bip327.bytes(each.get("expected").get(0)));
      assertThat(signature.partial()).isEqualTo(Bip327.bytes(each.get("expected").get(1)));
    }
    for (JsonNode each : vectors.cases("error_test_cases")) {
      Bip327.assertRefused(each, () -> deterministic(vectors, each));
    }
  }

  private static DeterministicSignature deterministic(Bip327 vectors, JsonNode each) {
    return DeterministicSignature.of(
        key(vectors),
        vectors.key(each),
        new PublicNonce(Bip327.bytes(each.get("aggothernonce"))),
        message(vectors, each),
        optional(each, "rand").map(Bytes::toArray));
  }

  private static boolean verified(Bip327 vectors, JsonNode each) {
    List<PublicNonce> nonces = vectors.nonces(each.get("nonce_indices"));
    int signer = each.get("signer_index").intValue();
    AggregateKey key = vectors.key(each);
    return SigningSession.of(key, AggregateNonce.of(nonces), message(vectors, each))
        .verify(Bip327.bytes(each.get("sig")), nonces.get(signer), key.keys().get(signer));
  }

  private static Optional<Bytes> optional(JsonNode each, String name) {
    return each.get(name).isNull() ? Optional.empty() : Optional.of(Bip327.bytes(each.get(name)));
  }

  private static AggregateNonce aggregate(Bip327 vectors, JsonNode each) {
    return new AggregateNonce(
        Bip327.bytes(vectors.file().get("aggnonces").get(each.get("aggnonce_index").intValue())));
  }

  private static Bytes message(Bip327 vectors, JsonNode each) {
    return Bip327.bytes(vectors.file().get("msgs").get(each.get("msg_index").intValue()));
  }

  private static SecretNonce nonce(Bip327 vectors, int index) {
    return nonce(Bip327.bytes(vectors.file().get("secnonces").get(index)));
  }

  private static SecretNonce nonce(Bytes published) {
    return SecretNonce.take(published.slice(0, 64).toArray(), published.slice(64, 97));
  }

  private static SecretBytes key(Bip327 vectors) {
    return SecretBytes.take(Bip327.bytes(vectors.file().get("sk")).toArray());
  }
}
