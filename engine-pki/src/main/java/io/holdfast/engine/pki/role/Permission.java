package io.holdfast.engine.pki.role;

import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Refusal;
import io.holdfast.engine.pki.x509.AltNames;
import io.holdfast.engine.pki.x509.OtherName;
import io.holdfast.engine.pki.x509.SubjectName;
import java.util.Optional;

/** Checks a subject and its alternative names against a role. */
public final class Permission {
  private Permission() {}

  /** Refuses the first name that the role does not allow. */
  public static void check(Call call, Role role, SubjectName subject, AltNames names) {
    NameCheck check = new NameCheck(call, role.names());
    if (!subject.commonName().isEmpty() && !check.allowsCommonName(subject.commonName())) {
      throw no("common name " + subject.commonName() + " not allowed by this role");
    }
    if (!subject.serialNumber().isEmpty()
        && !role.otherNames().allowsSerialNumber(subject.serialNumber())) {
      throw no("serial_number " + subject.serialNumber() + " not allowed by this role");
    }
    for (String id : subject.userIds()) {
      if (!role.otherNames().allowsUserId(id)) {
        throw no("user_id " + id + " is not allowed by this role");
      }
    }
    for (String name : names.dns()) {
      if (!check.allows(name)) {
        throw no("subject alternate name " + name + " not allowed by this role");
      }
    }
    for (String name : names.emails()) {
      if (!check.allows(name)) {
        throw no("email address " + name + " not allowed by this role");
      }
    }
    for (OtherName name : names.others()) {
      if (!role.otherNames().allowsOther(name)) {
        throw no("other SAN " + name.oid() + ";UTF8:" + name.value() + " not allowed by this role");
      }
    }
    names.ips().forEach(ip -> checkAddress(role.otherNames(), ip));
    names.uris().forEach(uri -> checkUri(call, role.otherNames(), uri));
  }

  private static void checkAddress(OtherNameRules rules, String ip) {
    if (!rules.allowIpSans()) {
      throw no("IP Subject Alternative Names are not allowed in this role: set allow_ip_sans");
    }
    if (!Cidr.allow(rules.allowedIpSansCidr(), ip)) {
      throw no("the IP address " + ip + " is not allowed in this role: see allowed_ip_sans_cidr");
    }
  }

  private static void checkUri(Call call, OtherNameRules rules, String uri) {
    if (uri.indexOf(':') <= 0) {
      throw no("the URI Subject Alternative Name \"" + uri + "\" is not a valid URI");
    }
    boolean allowed =
        rules.allowedUriSans().stream()
            .flatMap(pattern ->
                (rules.allowedUriSansTemplate() && IdentityTemplate.isTemplate(pattern)
                        ? IdentityTemplate.fill(call, pattern, false)
                        : Optional.of(pattern))
                    .stream())
            .anyMatch(pattern -> Glob.matches(pattern, uri));
    if (!allowed) {
      throw no("the URI " + uri + " is not allowed in this role: see allowed_uri_sans");
    }
  }

  private static Refusal no(String message) {
    return new Refusal.InvalidRequest(message);
  }
}
