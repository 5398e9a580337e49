package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.key.CertificateRequest;
import io.holdfast.crypto.key.CertificateSignature;
import io.holdfast.crypto.key.KeyType;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.RsaScheme.SaltLength;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.PublicKeys;
import io.holdfast.engines.transit.prepared.Handle;
import io.holdfast.engines.transit.sign.SignatureOptions;
import io.holdfast.engines.transit.sign.SignatureOptions.RsaSignature;
import io.holdfast.engines.transit.sign.SigningKey;
import java.util.Optional;

/**
 * {@code keys/:name/csr}: a request for a certificate of a key, signed by it. Like every signature
 * it is made outside of a transaction.
 */
final class CsrPath {
  private static final Field<String> CSR =
      Field.string(
          "csr",
          "A certificate request as PEM, whose subject and attributes are taken over; without it"
              + " the request names nobody.");
  static final Field<Long> VERSION =
      Field.integer("version", "The version of the key; the latest, if it is 0 or not given.");

  private final TransitKeys keys;

  CsrPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        Route.path("keys/{name}/csr")
            .describe(
                "Make a certificate request for a key.",
                "To be handed to a certificate authority, whose answer set-certificate takes.")
            .fields(Fields.NAME, CSR, VERSION)
            .onWrite(this::request));
  }

  private Effect request(Call call) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.existing(call, store);
    int version = version(call, policy);
    byte[] spki = publicKey(store, policy, version);
    CertificateSignature algorithm = CertificateSignature.of(KeyType.ofPublic(spki));
    CertificateRequest request =
        Checked.of(() ->
            call.get(CSR).isEmpty()
                ? CertificateRequest.of(spki)
                : CertificateRequest.like(call.get(CSR), spki));
    SignatureOptions options =
        new SignatureOptions(
            algorithm.hash(),
            algorithm.hash().isEmpty(),
            EcdsaEncoding.ASN1,
            Optional.of(RsaSignature.PKCS1V15),
            new SaltLength.Auto());
    byte[] input = options.toBeSigned(policy.kind(), request.toBeSigned());
    Handle<SigningKey> key = Checked.of(() -> keys.signing().get(store, policy, version));
    return () -> {
      byte[] signature =
          key.use(ready -> ready.sign(options, new byte[0], input).bytes())
              .orElseThrow(() ->
                  new Refusal.Unavailable("the key was replaced while it was used; try again"));
      String pem = request.signed(algorithm, signature);
      return later -> answer(policy.name(), policy.kind(), pem);
    };
  }

  private static Response answer(String name, KeyKind kind, String pem) {
    return Response.data(
        Json.object().put("csr", pem).put("name", name).put("type", kind.vaultName()));
  }

  /** The version that the call asks for, of a key that can have a certificate. */
  static int version(Call call, KeyPolicy policy) {
    if (!policy.kind().signs() || policy.kind() == KeyKind.BIP340_SECP256K1) {
      throw new Refusal.InvalidRequest(
          "key type '" + policy.kind() + "' does not support signing of certificates");
    }
    if (policy.derivation().derived()) {
      throw new Refusal.InvalidRequest("a derived key has no certificate: each context has a key");
    }
    int wanted = Fields.toInt(call.get(VERSION));
    int version = wanted == 0 ? policy.versions().latest() : wanted;
    if (!policy.versions().isUsable(version)) {
      throw new Refusal.InvalidRequest("no such key version");
    }
    return version;
  }

  static byte[] publicKey(KeyStore store, KeyPolicy policy, int version) {
    return PublicKeys.spki(policy.kind(), store.version(policy, version).publicKey());
  }
}
