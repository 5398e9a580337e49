package io.holdfast.auth.cert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Refusal;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The renewal of a token: unless the mount disables it, over a connection with the certificate of
 * the login, or with one that the same authority issued to the same name since.
 */
final class Renewal {
  private Renewal() {}

  /**
   * @throws Refusal when the role is gone, its policies changed, or the certificate is another
   */
  static LoginGrant of(Call call, LoginGrant grant) {
    ObjectNode login = grant.internal();
    String name = login.path(Grants.CERT_NAME).asText();
    Role role =
        Role.find(call, name)
            .orElseThrow(
                () -> new Refusal.InvalidRequest("role \"" + name + "\" is gone, not renewing"));
    if (!CertConfig.of(call).disableBinding()) {
      requireCertificate(call, role, login);
    }
    role.token().requireSamePolicies(grant.policies());
    return new LoginGrant(
        grant.alias(),
        grant.displayName(),
        grant.policies(),
        grant.metadata(),
        role.token().terms(grant.token().boundCidrs()),
        grant.renewable(),
        login);
  }

  private static void requireCertificate(Call call, Role role, ObjectNode login) {
    List<X509Certificate> presented = LoginPath.presented(call);
    ClientCertificate client = new ClientCertificate(presented.getFirst());
    Chain chain =
        Chain.find(presented, role.certificates(), call.now())
            .filter(found -> role.fits(client))
            .filter(found -> !Crl.anyNames(call, found.certificates()))
            .orElseThrow(() ->
                new Refusal.InvalidRequest(
                    "no chain matching all constraints could be found for this certificate"));
    boolean sameName = client.commonName().equals(login.path(Grants.COMMON_NAME).asText());
    boolean sameKey = isSame(client.subjectKeyId(), login.path(Grants.SUBJECT_KEY_ID).asText());
    boolean sameIssuer =
        isSame(client.authorityKeyId(), login.path(Grants.AUTHORITY_KEY_ID).asText());
    boolean pinned = chain.certificates().size() == 1;
    if (!sameName || !(sameKey || sameIssuer || pinned)) {
      throw new Refusal.InvalidRequest(
          "client identity during renewal not matching client identity used during login");
    }
  }

  private static boolean isSame(String now, String atLogin) {
    return !now.isEmpty() && now.equals(atLogin);
  }
}
