package io.holdfast.auth.cert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.auth.token.StoredRoles;
import io.holdfast.auth.token.TokenFields;
import io.holdfast.auth.token.TokenSettings;
import io.holdfast.auth.x509.Certificates;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Certificates that are trusted, and for what, as it is stored at {@code cert/<name>}.
 *
 * @param certificate in PEM: authorities, or the one client's own
 */
record Role(
    String certificate,
    String displayName,
    NameRules names,
    ExtensionRules extensions,
    OcspRules ocsp,
    TokenSettings token) {

  static final String ROLES = "cert/";
  static final StoredRoles<Role> STORED =
      new StoredRoles<>("certs", ROLES, Role.class, Role::asJson);
  static final Role NONE =
      new Role("", "", NameRules.NONE, ExtensionRules.NONE, OcspRules.NONE, TokenSettings.NONE);
  static final TokenFields TOKEN =
      new TokenFields(
          TokenFields.LEGACY_POLICIES,
          TokenFields.LEGACY_TTL,
          TokenFields.LEGACY_MAX_TTL,
          TokenFields.LEGACY_PERIOD,
          TokenFields.LEGACY_BOUND_CIDRS);

  static Optional<Role> find(Call call, String name) {
    return STORED.find(call, name);
  }

  /** The certificates; none where the text holds none. */
  List<X509Certificate> certificates() {
    return Certificates.ofPem(certificate);
  }

  /** Whether a certificate satisfies all that the role demands of it beside its chain. */
  boolean fits(ClientCertificate client) {
    return names.match(client) && extensions.match(client);
  }

  /** As a read shows it. */
  ObjectNode asJson() {
    ObjectNode out = token.asJson();
    out.put("certificate", certificate);
    out.put("display_name", displayName);
    names.show(out);
    extensions.show(out);
    ocsp.show(out);
    return out;
  }
}
