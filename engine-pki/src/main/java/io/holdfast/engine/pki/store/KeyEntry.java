package io.holdfast.engine.pki.store;

import io.holdfast.engine.pki.x509.KeyKind;
import io.holdfast.engine.pki.x509.KeySpec;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * What is known of a private key; the key itself lies apart.
 *
 * @param name empty for none
 * @param publicKey SubjectPublicKeyInfo DER
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeyEntry(String id, String name, KeyKind kind, int bits, byte[] publicKey) {
  public KeySpec spec() {
    return new KeySpec(kind, bits);
  }

  public SubjectPublicKeyInfo spki() {
    return SubjectPublicKeyInfo.getInstance(publicKey);
  }

  public KeyEntry named(String other) {
    return new KeyEntry(id, other, kind, bits, publicKey);
  }
}
