package io.holdfast.engine.pki.x509;

import io.holdfast.crypto.CryptoException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The extensions of a certificate that is made from a draft. */
final class DraftExtensions {
  private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();

  private DraftExtensions() {}

  /**
   * All of a certificate's.
   *
   * @param authorityKeyId of the key that signs; empty for the certificate's own
   */
  static List<Extension> of(Draft draft, SubjectPublicKeyInfo key, byte[] authorityKeyId) {
    DraftExtensions out = new DraftExtensions();
    byte[] keyId = draft.subjectKeyId().map(HexFormat.of()::parseHex).orElse(KeyIds.of(key));
    out.usages(draft);
    draft.basic().ifPresent(basic -> out.add(Extension.basicConstraints, true, basic));
    out.add(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId));
    out.add(
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(authorityKeyId.length == 0 ? keyId : authorityKeyId));
    out.access(draft.urls());
    if (!draft.names().isEmpty()) {
      boolean onlyName = draft.subject().getRDNs().length == 0;
      out.add(Extension.subjectAlternativeName, onlyName, draft.names().generalNames());
    }
    if (!draft.policies().isEmpty()) {
      out.add(
          Extension.certificatePolicies,
          false,
          new CertificatePolicies(
              draft.policies().stream()
                  .map(PolicyId::information)
                  .toArray(PolicyInformation[]::new)));
    }
    if (!draft.limits().isEmpty()) {
      out.add(Extension.nameConstraints, true, draft.limits().extension());
    }
    out.points(Extension.cRLDistributionPoints, draft.urls().crlDistributionPoints());
    out.points(Extension.freshestCRL, draft.urls().deltaCrlDistributionPoints());
    draft.copied().forEach(extension -> out.extensions.put(extension.getExtnId(), extension));
    return new ArrayList<>(out.extensions.values());
  }

  private void usages(Draft draft) {
    if (draft.keyUsage() != 0) {
      add(Extension.keyUsage, true, new KeyUsage(draft.keyUsage()));
    }
    if (!draft.extKeyUsage().isEmpty()) {
      KeyPurposeId[] purposes =
          draft.extKeyUsage().stream()
              .distinct()
              .map(oid -> KeyPurposeId.getInstance(Oids.of(oid, "ext_key_usage_oids")))
              .toArray(KeyPurposeId[]::new);
      add(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }
  }

  private void access(UrlSet urls) {
    List<AccessDescription> all = new ArrayList<>();
    urls.ocspServers()
        .forEach(url -> all.add(new AccessDescription(AccessDescription.id_ad_ocsp, uri(url))));
    urls.issuingCertificates()
        .forEach(
            url -> all.add(new AccessDescription(AccessDescription.id_ad_caIssuers, uri(url))));
    if (!all.isEmpty()) {
      add(
          Extension.authorityInfoAccess,
          false,
          new AuthorityInformationAccess(all.toArray(new AccessDescription[0])));
    }
  }

  private void points(ASN1ObjectIdentifier id, List<String> urls) {
    if (!urls.isEmpty()) {
      DistributionPoint[] points =
          urls.stream()
              .map(url ->
                  new DistributionPoint(
                      new DistributionPointName(new GeneralNames(uri(url))), null, null))
              .toArray(DistributionPoint[]::new);
      add(id, false, new CRLDistPoint(points));
    }
  }

  private static GeneralName uri(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }

  static Extension authorityKeyId(byte[] keyId) {
    return extension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyId));
  }

  private void add(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    extensions.put(id, extension(id, critical, value));
  }

  private static Extension extension(
      ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      return new Extension(id, critical, value.toASN1Primitive().getEncoded("DER"));
    } catch (IOException e) {
      throw new CryptoException("extension " + id + " cannot be written", e);
    }
  }
}
