package io.holdfast.engine.pki.issue;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.role.Permission;
import io.holdfast.engine.pki.role.Role;
import io.holdfast.engine.pki.role.Validity;
import io.holdfast.engine.pki.store.Issuer;
import io.holdfast.engine.pki.store.LeafNotAfter;
import io.holdfast.engine.pki.store.UrlsConfig;
import io.holdfast.engine.pki.x509.AltNames;
import io.holdfast.engine.pki.x509.Draft;
import io.holdfast.engine.pki.x509.KeySpec;
import io.holdfast.engine.pki.x509.NameLimits;
import io.holdfast.engine.pki.x509.OtherName;
import io.holdfast.engine.pki.x509.SigningRequest;
import io.holdfast.engine.pki.x509.SubjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;

/** Makes of a request and a role what the certificate is to say; refuses what is not allowed. */
final class Drafting {
  static final Field<List<String>> USER_IDS =
      Field.commaList("user_ids", "User ids of the subject.");

  private final Call call;
  private final Role role;
  private final Issuer issuer;

  Drafting(Call call, Role role, Issuer issuer) {
    this.call = call;
    this.role = role;
    this.issuer = issuer;
  }

  /** Of a request for a fresh key. */
  Draft issued() {
    String commonName = NameFields.commonName(call);
    requireCommonName(commonName);
    SubjectName subject =
        role.subject().with(commonName, NameFields.serialNumber(call), call.get(USER_IDS));
    AltNames asked = NameFields.withCommonName(call, NameFields.altNames(call), commonName);
    return checked(subject, asked, issuer.leafNotAfter());
  }

  /** Of a CSR, as far as the role takes its names over. */
  Draft signed(SigningRequest csr) {
    return signed(csr, issuer.leafNotAfter());
  }

  /**
   * The same.
   *
   * @param beyond what becomes of one that would outlive its issuer
   */
  Draft signed(SigningRequest csr, LeafNotAfter beyond) {
    role.keys().check(KeySpec.of(csr.publicKey()));
    warnOfDisregarded(csr);
    String commonName = commonName(csr);
    requireCommonName(commonName);
    SubjectName subject = role.subject().with(commonName, serialNumber(csr), userIds(csr));
    AltNames asked =
        role.names().useCsrSans() ? withOthers(csr.names()) : NameFields.altNames(call);
    return checked(subject, NameFields.withCommonName(call, asked, commonName), beyond);
  }

  /** Of a CSR as it is. */
  Draft verbatim(SigningRequest csr) {
    role.keys().check(KeySpec.of(csr.publicKey()));
    warnOfDisregarded(csr);
    Validity validity = Validity.of(call, role.validity(), issuer, issuer.leafNotAfter());
    return draft(csr.subject(), AltNames.NONE, validity, csr.copyable());
  }

  private Draft checked(SubjectName subject, AltNames names, LeafNotAfter beyond) {
    Permission.check(call, role, subject, names);
    Validity validity = Validity.of(call, role.validity(), issuer, beyond);
    return draft(subject.name(), names, validity, List.of());
  }

  private Draft draft(X500Name subject, AltNames names, Validity validity, List<Extension> copied) {
    return new Draft(
        subject,
        names,
        validity.notBefore(),
        validity.notAfter(),
        role.usage().bits(),
        role.usage().oids(),
        role.usage().policies(),
        role.usage().basic(),
        NameLimits.NONE,
        UrlsConfig.of(call, issuer),
        Optional.empty(),
        copied);
  }

  private void requireCommonName(String commonName) {
    if (commonName.isEmpty() && role.names().requireCn()) {
      throw new Refusal.InvalidRequest(
          "the common_name field is required, or must be provided in a CSR with"
              + " \"use_csr_common_name\" set to true, unless \"require_cn\" is set to false");
    }
  }

  private String commonName(SigningRequest csr) {
    String sent = NameFields.commonName(call);
    if (!role.names().useCsrCommonName()) {
      return sent;
    }
    if (!sent.isEmpty()) {
      call.warn(
          "the common_name field was provided but the role is set with \"use_csr_common_name\" set"
              + " to true");
    }
    return SubjectName.first(csr.subject(), BCStyle.CN);
  }

  private String serialNumber(SigningRequest csr) {
    String sent = NameFields.serialNumber(call);
    return sent.isEmpty() && role.handling().takesSerialNumberOfCsr()
        ? SubjectName.first(csr.subject(), BCStyle.SERIALNUMBER)
        : sent;
  }

  private List<String> userIds(SigningRequest csr) {
    List<String> sent = call.get(USER_IDS);
    return sent.isEmpty() ? SubjectName.all(csr.subject(), BCStyle.UID) : sent;
  }

  private AltNames withOthers(AltNames names) {
    if (NameFields.asksForAltNames(call)) {
      call.warn(
          "the alt_names field was provided but the role is set with \"use_csr_sans\" set to true");
    }
    List<OtherName> others = new ArrayList<>(names.others());
    others.addAll(NameFields.others(call));
    return new AltNames(names.dns(), names.emails(), names.ips(), names.uris(), others);
  }

  private void warnOfDisregarded(SigningRequest csr) {
    if (csr.asksForBasicConstraints() && role.usage().basic().isEmpty()) {
      call.warn(
          "specified CSR contained a Basic Constraints extension that was ignored during issuance");
    }
  }
}
