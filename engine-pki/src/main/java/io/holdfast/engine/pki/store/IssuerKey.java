package io.holdfast.engine.pki.store;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningKey;

/** Takes an issuer's private key out of the store, for what an effect signs. */
public final class IssuerKey {
  private IssuerKey() {}

  /** The key; the caller closes it. */
  public static SigningKey open(Call call, Issuer issuer) {
    if (issuer.keyId().isEmpty()) {
      throw new Refusal.InvalidRequest(
          "the private key of issuer %s is not in this mount: import it, or use another issuer"
              .formatted(issuer.name().isEmpty() ? issuer.id() : issuer.name()));
    }
    KeyStore keys = KeyStore.of(call);
    return SigningKey.of(keys.material(keys.require(issuer.keyId())));
  }

  /** How the issuer signs CRLs and OCSP answers. */
  public static SignatureScheme revocationScheme(Issuer issuer, SigningKey key) {
    return issuer.revocationAlgorithm().isEmpty()
        ? SignatureScheme.of(key.spec(), 0, false)
        : SignatureScheme.named(issuer.revocationAlgorithm());
  }
}
