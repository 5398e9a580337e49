package io.holdfast.auth.cert;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/** What of a client's certificate roles and metadata speak of. */
record ClientCertificate(X509Certificate x509) {
  /** GeneralName's tags (RFC 5280, 4.2.1.6). */
  private static final int EMAIL = 1;

  private static final int DNS = 2;
  private static final int URI = 6;

  /** The common name; empty where there is none, or several, which would be two identities. */
  String commonName() {
    List<String> names = attributes(BCStyle.CN);
    return names.size() == 1 ? names.getFirst() : "";
  }

  List<String> organizationalUnits() {
    return attributes(BCStyle.OU);
  }

  List<String> dnsNames() {
    return alternativeNames(DNS);
  }

  List<String> emails() {
    return alternativeNames(EMAIL);
  }

  List<String> uris() {
    return alternativeNames(URI);
  }

  /** The serial number in decimal. */
  String serialNumber() {
    return x509.getSerialNumber().toString();
  }

  /** The value of an extension, DER without the octet string around it; empty where absent. */
  Optional<byte[]> extension(String oid) {
    return Optional.ofNullable(x509.getExtensionValue(oid))
        .map(value -> ASN1OctetString.getInstance(value).getOctets());
  }

  /** An extension's value where that is an ASN.1 string; empty text where it is anything else. */
  Optional<String> extensionText(String oid) {
    return extension(oid)
        .map(value -> {
          try {
            return ASN1Primitive.fromByteArray(value) instanceof ASN1String text
                ? text.getString()
                : "";
          } catch (IOException malformed) {
            return "";
          }
        });
  }

  /** Hexadecimal with colons; empty where the certificate has none. */
  String subjectKeyId() {
    return extension(Extension.subjectKeyIdentifier.getId())
        .map(value -> hex(SubjectKeyIdentifier.getInstance(value).getKeyIdentifier()))
        .orElse("");
  }

  /** Hexadecimal with colons; empty where the certificate has none. */
  String authorityKeyId() {
    return extension(Extension.authorityKeyIdentifier.getId())
        .map(value -> hex(AuthorityKeyIdentifier.getInstance(value).getKeyIdentifierOctets()))
        .orElse("");
  }

  private static String hex(byte @Nullable [] bytes) {
    return bytes == null ? "" : HexFormat.ofDelimiter(":").formatHex(bytes);
  }

  private List<String> attributes(ASN1ObjectIdentifier type) {
    X500Name subject = X500Name.getInstance(x509.getSubjectX500Principal().getEncoded());
    return Stream.of(subject.getRDNs())
        .map(RDN::getTypesAndValues)
        .flatMap(Stream::of)
        .filter(attribute -> attribute.getType().equals(type))
        .map(AttributeTypeAndValue::getValue)
        .map(IETFUtils::valueToString)
        .toList();
  }

  private List<String> alternativeNames(int tag) {
    List<String> names = new ArrayList<>();
    try {
      @Nullable Collection<List<?>> all = x509.getSubjectAlternativeNames();
      if (all != null) {
        for (List<?> name : all) {
          if (name.get(0).equals(tag) && name.get(1) instanceof String text) {
            names.add(text);
          }
        }
      }
    } catch (CertificateParsingException malformed) {
      return List.of();
    }
    return names;
  }
}
