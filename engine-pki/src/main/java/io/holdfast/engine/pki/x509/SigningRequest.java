package io.holdfast.engine.pki.x509;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;

/** A request for a certificate (PKCS#10, RFC 2986). */
public final class SigningRequest {
  private static final List<ASN1ObjectIdentifier> NEVER_COPIED =
      List.of(
          Extension.basicConstraints,
          Extension.subjectKeyIdentifier,
          Extension.authorityKeyIdentifier);

  private final PKCS10CertificationRequest request;
  private final @Nullable Extensions extensions;

  private SigningRequest(PKCS10CertificationRequest request) {
    this.request = request;
    this.extensions = request.getRequestedExtensions();
  }

  /** Reads a client's PEM and checks that it is signed with its own key. */
  public static SigningRequest parse(String pem) {
    if (pem.isBlank()) {
      throw new Refusal.InvalidRequest("\"csr\" is empty: send a certificate request in PEM");
    }
    List<PemBlock> blocks = PemBlock.readAll(pem);
    if (blocks.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "csr contains no data: send a PEM block CERTIFICATE REQUEST");
    }
    return read(blocks.getFirst().der());
  }

  /** Reads a client's DER and checks that it is signed with its own key. */
  public static SigningRequest read(byte[] der) {
    PKCS10CertificationRequest request;
    SigningRequest read;
    try {
      request = new PKCS10CertificationRequest(der);
      read = new SigningRequest(request);
    } catch (IOException | RuntimeException malformed) {
      throw new Refusal.InvalidRequest("csr could not be parsed: it is no PKCS#10 request");
    }
    var _ = KeySpec.of(read.publicKey());
    if (!Signatures.provesPossession(request)) {
      throw new Refusal.InvalidRequest(
          "csr is not signed with its own key: make the request with the private key itself");
    }
    return read;
  }

  /**
   * Makes one.
   *
   * @param authority adds the basic constraints of an authority
   */
  public static byte[] make(
      X500Name subject,
      AltNames names,
      int keyUsage,
      boolean authority,
      SigningKey key,
      SignatureScheme scheme) {
    PKCS10CertificationRequestBuilder builder =
        new PKCS10CertificationRequestBuilder(subject, key.publicKey());
    try {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      if (!names.isEmpty()) {
        extensions.addExtension(Extension.subjectAlternativeName, false, names.generalNames());
      }
      if (authority) {
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      }
      if (keyUsage != 0) {
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
      }
      if (!extensions.isEmpty()) {
        builder.addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
      }
      return builder.build(key.signer(scheme)).getEncoded();
    } catch (IOException e) {
      throw new CryptoException("certificate request cannot be written", e);
    }
  }

  public X500Name subject() {
    return request.getSubject();
  }

  public SubjectPublicKeyInfo publicKey() {
    return request.getSubjectPublicKeyInfo();
  }

  public AltNames names() {
    return AltNames.in(extensions);
  }

  /** Whether it asks to be an authority or not, which only the signer decides. */
  public boolean asksForBasicConstraints() {
    return extensions != null && extensions.getExtension(Extension.basicConstraints) != null;
  }

  /** What may be taken over as it is; constraints and identifiers of keys are the signer's. */
  public List<Extension> copyable() {
    return extensions == null
        ? List.of()
        : Arrays.stream(extensions.getExtensionOIDs())
            .filter(id -> !NEVER_COPIED.contains(id))
            .map(id -> Optional.ofNullable(extensions.getExtension(id)).orElseThrow())
            .toList();
  }
}
