package io.holdfast.auth.cert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Refusal;
import io.holdfast.api.RenewalInquiry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The renewal of a token: unless the mount disables it, over a connection with the certificate of
 * the login, or with one that the same authority issued to the same name since, of which OCSP
 * responders are asked again where the role wants that.
 */
record Renewal(OcspResponders responders) {

  /** What responders are to be asked; empty where none is. */
  Optional<RenewalInquiry> inquiry(Call call, LoginGrant grant) {
    Role role = role(call, grant);
    if (!role.ocsp().enabled() || CertConfig.of(call).disableBinding()) {
      return Optional.empty();
    }
    List<X509Certificate> presented = LoginPath.presented(call);
    Chain chain = requireChain(call, role, grant.internal());
    String mount = call.mount().uuid();
    long cacheSize = CertConfig.of(call).ocspCacheSize();
    Instant now = call.now();
    return Optional.of(() -> {
      OcspResponders.Inquiry inquiry = responders.begin(mount, cacheSize);
      requireGood(responders.judge(role, chain, presented, inquiry, now));
      return (later, again) -> judged(later, again, role);
    });
  }

  private static void requireGood(OcspJudgement judgement) {
    switch (judgement) {
      case OcspJudgement.Good good -> {}
      case OcspJudgement.Revoked revoked ->
          throw new Refusal.InvalidRequest("the certificate was revoked, not renewing");
      case OcspJudgement.Unknown unknown ->
          throw new Refusal.InvalidRequest(
              "whether the certificate was revoked is not known, not renewing; OCSP: "
                  + unknown.why());
    }
  }

  /** The responders were asked by the rules of a role, which must be those in force. */
  private static LoginGrant judged(Call call, LoginGrant grant, Role asked) {
    if (!role(call, grant).equals(asked)) {
      throw new Refusal.InvalidRequest("the role was changed meanwhile; renew again");
    }
    return renewed(call, grant);
  }

  /** Whether the role of the login is still there. */
  static boolean remembers(Call call, LoginGrant grant) {
    return Role.find(call, grant.internal().path(Grants.CERT_NAME).asText()).isPresent();
  }

  /**
   * A renewal for which nobody has to be asked.
   *
   * @throws Refusal when the role is gone, its policies changed, or the certificate is another
   */
  static LoginGrant renewed(Call call, LoginGrant grant) {
    Role role = role(call, grant);
    if (!CertConfig.of(call).disableBinding()) {
      var _ = requireChain(call, role, grant.internal());
    }
    role.token().requireSamePolicies(grant.policies());
    return new LoginGrant(
        grant.alias(),
        grant.displayName(),
        grant.policies(),
        grant.metadata(),
        role.token().terms(grant.token().boundCidrs()),
        grant.renewable(),
        grant.internal());
  }

  private static Role role(Call call, LoginGrant grant) {
    String name = grant.internal().path(Grants.CERT_NAME).asText();
    return Role.find(call, name)
        .orElseThrow(
            () -> new Refusal.InvalidRequest("role \"" + name + "\" is gone, not renewing"));
  }

  private static Chain requireChain(Call call, Role role, ObjectNode login) {
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
    return chain;
  }

  private static boolean isSame(String now, String atLogin) {
    return !now.isEmpty() && now.equals(atLogin);
  }
}
