package io.holdfast.engine.pki.crl;

import io.holdfast.crypto.CryptoException;
import io.holdfast.engine.pki.store.RevocationStore.Listed;
import io.holdfast.engine.pki.x509.KeyIds;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningKey;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.OptionalLong;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;

/**
 * A CRL before it is signed (RFC 5280, section 5).
 *
 * @param base the number of the CRL that a delta adds to
 */
record CrlDraft(
    long number,
    OptionalLong base,
    Instant thisUpdate,
    Instant nextUpdate,
    List<Listed> lines,
    List<Extension> more) {

  byte[] sign(X509CertificateHolder issuer, SigningKey key, SignatureScheme scheme) {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.getSubject(), Date.from(thisUpdate));
    builder.setNextUpdate(Date.from(nextUpdate));
    for (Listed listed : lines) {
      builder.addCRLEntry(
          new BigInteger(listed.serial().replace(":", ""), 16),
          Date.from(listed.line().revokedAt()),
          0);
    }
    try {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(KeyIds.subjectOf(issuer)));
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
      if (base.isPresent()) {
        builder.addExtension(
            Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.valueOf(base.getAsLong())));
      }
      for (Extension extension : more) {
        builder.addExtension(extension);
      }
      return builder.build(key.signer(scheme)).getEncoded();
    } catch (IOException e) {
      throw new CryptoException("CRL cannot be written", e);
    }
  }
}
