package io.holdfast.engines.ssh.sign;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.openssh.SshCertificate;
import io.holdfast.engines.ssh.role.Principals;
import io.holdfast.engines.ssh.text.CommaText;
import io.holdfast.engines.ssh.text.IdentityTemplate;
import java.util.List;
import java.util.function.BiPredicate;

/** Decides on the users or hosts of a certificate. */
final class PrincipalRules {
  private final Call call;
  private final Principals rules;

  PrincipalRules(Call call, Principals rules) {
    this.call = call;
    this.rules = rules;
  }

  /**
   * The principals of the certificate that is asked for.
   *
   * @throws Refusal.InvalidRequest when the role does not allow one of them, or none at all
   */
  List<String> decide(SshCertificate.Role kind) {
    List<String> asked = CommaText.parts(call.get(CertificateFields.VALID_PRINCIPALS));
    boolean usual = asked.isEmpty() && kind == SshCertificate.Role.USER;
    List<String> wanted = usual ? defaultUser() : asked;
    if (wanted.isEmpty()) {
      if (rules.emptyPrincipals()) {
        return wanted;
      }
      throw new Refusal.InvalidRequest(
          "empty valid principals not allowed by role: set valid_principals");
    }
    return switch (kind) {
      case USER -> decideUsers(wanted, !usual);
      case HOST -> decideHosts(wanted);
    };
  }

  private List<String> defaultUser() {
    return CommaText.parts(rendered(rules.defaultUser(), rules.defaultUserTemplate()));
  }

  /** Vault documents that default_user is allowed; where no list says otherwise, it is. */
  private List<String> decideUsers(List<String> users, boolean asked) {
    String allowed = rendered(rules.allowedUsers(), rules.allowedUsersTemplate());
    if (!asked && rules.allowedUsers().isEmpty()) {
      return users;
    }
    return checked(users, asked, allowed, String::equals);
  }

  private List<String> decideHosts(List<String> hosts) {
    String allowed = rendered(rules.allowedDomains(), rules.allowedDomainsTemplate());
    return checked(hosts, true, allowed, this::isOf);
  }

  private boolean isOf(String host, String domain) {
    return (rules.bareDomains() && host.equals(domain))
        || (rules.subdomains() && host.endsWith("." + domain));
  }

  private static List<String> checked(
      List<String> wanted, boolean asked, String rule, BiPredicate<String, String> allows) {
    List<String> allowed = CommaText.parts(rule);
    if (allowed.isEmpty()) {
      throw new Refusal.InvalidRequest("role is not configured to allow any principals");
    }
    if (rule.equals(CommaText.ANY)) {
      return wanted;
    }
    for (String principal : wanted) {
      if (allowed.stream().noneMatch(part -> allows.test(principal, part))) {
        throw new Refusal.InvalidRequest(
            asked
                ? principal
                    + " is not a valid value for valid_principals: the role does not allow it"
                : "the role's default_user is not in its allowed_users: set valid_principals");
      }
    }
    return wanted;
  }

  /** Without an entity a template is nobody's name. */
  private String rendered(String text, boolean template) {
    return template ? IdentityTemplate.render(call, text, rules.templates()).orElse("") : text;
  }
}
