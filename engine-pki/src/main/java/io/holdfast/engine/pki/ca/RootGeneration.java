package io.holdfast.engine.pki.ca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.crl.CrlJob;
import io.holdfast.engine.pki.crl.FirstCrl;
import io.holdfast.engine.pki.issue.Format;
import io.holdfast.engine.pki.issue.NameFields;
import io.holdfast.engine.pki.role.SubjectFields;
import io.holdfast.engine.pki.role.Validity;
import io.holdfast.engine.pki.store.CertStore;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.IssuerStore;
import io.holdfast.engine.pki.store.KeyEntry;
import io.holdfast.engine.pki.store.Names;
import io.holdfast.engine.pki.store.UrlsConfig;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.Draft;
import io.holdfast.engine.pki.x509.Serials;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.SigningKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Makes a root. The request is checked in the first transaction; the key is made, the certificate
 * and its first CRL signed outside of any; all is stored in the second.
 */
final class RootGeneration {
  static final Field<String> ISSUER_NAME = Field.string("issuer_name", "A name for the issuer.");

  private final KeyChoice key;
  private final Format format;
  private final String issuerName;
  private final Draft draft;
  private final SignatureScheme scheme;
  private final FirstCrl firstCrl;

  private RootGeneration(Call call, String issuerName) {
    this.issuerName = Names.checked(issuerName, ISSUER_NAME.name());
    IssuerStore.of(call).checkFree(this.issuerName);
    this.format = Format.of(call);
    this.draft = draft(call);
    this.key = KeyChoice.of(call);
    this.scheme =
        SignatureScheme.of(
            key.spec(), AuthorityFields.signatureBits(call), AuthorityFields.pss(call));
    this.firstCrl = FirstCrl.of(call, draft.subject(), key.opened());
  }

  static Outcome of(Call call, String issuerName) {
    RootGeneration root = new RootGeneration(call, issuerName);
    AuthorityFields.warnWithoutUrls(call);
    return root.effect();
  }

  private static Draft draft(Call call) {
    Validity validity = Validity.ofRoot(call, Validity.authorityRules(call));
    return new Draft(
        subject(call),
        NameFields.ofAuthority(call),
        validity.notBefore(),
        validity.notAfter(),
        AuthorityFields.keyUsage(call),
        AuthorityFields.extKeyUsage(call),
        List.of(),
        Optional.of(AuthorityFields.basic(call, Optional.empty())),
        AuthorityFields.limits(call),
        UrlsConfig.ofRoot(call),
        Optional.empty(),
        List.of());
  }

  /** Vault makes roots without a name if asked to; no client takes what they issue. */
  private static X500Name subject(Call call) {
    X500Name asked = AuthorityFields.subject(call);
    if (asked.getRDNs().length > 0) {
      return asked;
    }
    String name = call.mount().path().replace('/', ' ') + "root";
    call.warn(
        "the root got the common name \""
            + name
            + "\", since an issuer must have one (RFC 5280,"
            + " 4.1.2.4); send common_name to choose another");
    return SubjectFields.NONE.with(name, "", List.of()).name();
  }

  private Effect effect() {
    return () -> {
      // Not closed here: the completion, which may run again, stores it.
      SigningKey taken = key.take();
      X509CertificateHolder certificate = Certificates.selfSign(draft, taken, scheme);
      CrlJob.Signed crl = firstCrl.sign(certificate, taken, scheme);
      Optional<String> shown = key.text(format, taken);
      return call -> {
        firstCrl.store(call, crl);
        return complete(call, taken, certificate, shown);
      };
    };
  }

  private Response complete(
      Call call, SigningKey taken, X509CertificateHolder certificate, Optional<String> shown) {
    KeyEntry entry = key.store(call, taken);
    IssuerStore issuers = IssuerStore.of(call);
    Issuer issuer =
        issuers.add(call.services().uuid(), issuerName, entry.id(), certificate, scheme);
    issuers.rebuildChains();
    CertStore.of(call).add(certificate, issuer.id());
    ObjectNode data = Json.object();
    data.put("certificate", format.whole(issuer.certificate(), shown, List.of()));
    data.put("expiration", certificate.getNotAfter().toInstant().getEpochSecond());
    data.put("issuer_id", issuer.id());
    data.put("issuer_name", issuer.name());
    data.put("issuing_ca", format.certificate(issuer.certificate()));
    data.put("key_id", entry.id());
    data.put("key_name", entry.name());
    data.put("serial_number", Serials.text(certificate.getSerialNumber()));
    key.show(data, shown);
    return Response.data(data);
  }
}
