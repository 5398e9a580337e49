package io.holdfast.engine.pki.issue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.lease.LeaseTerms;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.role.Handling;
import io.holdfast.engine.pki.role.KeyRules;
import io.holdfast.engine.pki.role.Role;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerKey;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.Draft;
import io.holdfast.engine.pki.x509.Serials;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.Signatures;
import io.holdfast.engine.pki.x509.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate that is to be signed outside the transaction in which it was allowed, and stored
 * and answered in the next.
 */
final class Issuance implements AutoCloseable {
  static final Field<Boolean> WITHOUT_ROOTS =
      Field.bool("remove_roots_from_chain", "Whether roots are left out of the chain.");

  private final Draft draft;
  private final Handling handling;
  private final Format format;
  private final Issuer issuer;
  private final List<byte[]> chain;
  private final SigningKey key;
  private final SignatureScheme scheme;

  private Issuance(
      Draft draft,
      Handling handling,
      Format format,
      Issuer issuer,
      List<byte[]> chain,
      SigningKey key,
      SignatureScheme scheme) {
    this.draft = draft;
    this.handling = handling;
    this.format = format;
    this.issuer = issuer;
    this.chain = chain;
    this.key = key;
    this.scheme = scheme;
  }

  static Issuance of(Call call, Role role, Issuer issuer, Draft draft) {
    List<byte[]> chain = IssuerStore.of(call).chain(issuer);
    if (call.get(WITHOUT_ROOTS)) {
      chain =
          chain.stream().filter(link -> !Signatures.isSelfSigned(Certificates.read(link))).toList();
    }
    Format format = Format.of(call);
    SigningKey key = IssuerKey.open(call, issuer);
    KeyRules rules = role.keys();
    SignatureScheme scheme = SignatureScheme.of(key.spec(), rules.signatureBits(), rules.usePss());
    return new Issuance(draft, role.handling(), format, issuer, chain, key, scheme);
  }

  /** A signed certificate and the answer that tells of it. */
  record Issued(X509CertificateHolder certificate, ObjectNode data) {
    /** The answer may hold the private key. */
    @Override
    public String toString() {
      return "Issued[" + Serials.text(certificate.getSerialNumber()) + "]";
    }
  }

  /** Signs for a key made here, which the answer holds. */
  Issued sign(SigningKey subject) {
    X509CertificateHolder certificate = sign(subject.publicKey());
    String text = format.key(subject);
    ObjectNode data = answer(certificate, Optional.of(text));
    data.put("private_key", text);
    data.put("private_key_type", subject.spec().kind().apiName());
    return new Issued(certificate, data);
  }

  /** Signs for somebody's own key. */
  Issued signFor(SubjectPublicKeyInfo subject) {
    X509CertificateHolder certificate = sign(subject);
    return new Issued(certificate, answer(certificate, Optional.empty()));
  }

  private X509CertificateHolder sign(SubjectPublicKeyInfo subject) {
    return Certificates.sign(draft, subject, issuer.holder(), key, scheme);
  }

  private ObjectNode answer(X509CertificateHolder certificate, Optional<String> privateKey) {
    ObjectNode data = Json.object();
    ArrayNode links = data.putArray("ca_chain");
    chain.forEach(link -> links.add(format.certificate(link)));
    byte[] der = Certificates.der(certificate);
    data.put("certificate", format.whole(der, privateKey, chain));
    data.put("expiration", certificate.getNotAfter().toInstant().getEpochSecond());
    data.put("issuing_ca", format.certificate(issuer.certificate()));
    data.put("not_before", certificate.getNotBefore().toInstant().getEpochSecond());
    data.put("serial_number", Serials.text(certificate.getSerialNumber()));
    return data;
  }

  /** Stores and answers; in the second transaction. */
  Response complete(Call call, Issued issued) {
    if (!handling.noStore()) {
      CertStore.of(call).add(issued.certificate(), issuer.id());
    }
    if (!handling.generateLease()) {
      return Response.data(issued.data());
    }
    Duration ttl = Duration.between(call.now(), issued.certificate().getNotAfter().toInstant());
    return Response.secret(
        issued.data(), new LeaseTerms(ttl, ttl, false), CertLeases.internal(issued.certificate()));
  }

  @Override
  public void close() {
    key.close();
  }
}
