package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Object identifiers as clients write them. */
public final class Oids {
  private Oids() {}

  /** The identifier, or a refusal that names the field. */
  public static ASN1ObjectIdentifier of(String text, String field) {
    ASN1ObjectIdentifier oid = ASN1ObjectIdentifier.tryFromID(text);
    if (oid == null) {
      throw new Refusal.InvalidRequest(
          field + " holds \"" + text + "\", which is no object identifier such as 1.3.6.1");
    }
    return oid;
  }
}
