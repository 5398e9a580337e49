package io.holdfast.engine.pki.role;

import io.holdfast.api.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a role allows a name: a host name, perhaps with a wildcard, or an email address. */
final class NameCheck {
  private static final List<String> LOCAL = List.of("localhost", "localdomain");

  private final Call call;
  private final NameRules rules;

  NameCheck(Call call, NameRules rules) {
    this.call = call;
    this.rules = rules;
  }

  /**
   * A name in its parts.
   *
   * @param whole as it was asked for
   * @param host without the part before {@code @}, and without the wildcard's label
   * @param label the wildcard's label, or empty
   */
  private record Name(String whole, String host, String label, boolean email) {
    boolean wildcard() {
      return !label.isEmpty();
    }

    /** The name, or nothing for one that is malformed: two asterisks, two {@code @}. */
    static Optional<Name> of(String text) {
      int at = text.indexOf('@');
      boolean email = at >= 0;
      String host = email ? text.substring(at + 1) : text;
      if (host.indexOf('@') >= 0) {
        return Optional.empty();
      }
      if (!host.contains("*")) {
        return Optional.of(new Name(text, host, "", email));
      }
      int dot = host.indexOf('.');
      String label = dot < 0 ? host : host.substring(0, dot);
      String rest = dot < 0 ? "" : host.substring(dot + 1);
      return email || rest.contains("*") || label.indexOf('*') != label.lastIndexOf('*')
          ? Optional.empty()
          : Optional.of(new Name(text, rest, label, false));
    }
  }

  boolean allowsCommonName(String name) {
    if (rules.cnValidations().equals(List.of(NameRules.DISABLED))) {
      return true;
    }
    String kind = name.contains("@") ? NameRules.EMAIL : NameRules.HOSTNAME;
    return allows(name) && rules.cnValidations().contains(kind);
  }

  boolean allows(String text) {
    return Name.of(text)
        .filter(name -> !name.wildcard() || rules.allowWildcardCertificates())
        .filter(this::isHostNameIfNeeded)
        .filter(name -> rules.allowAnyName() || isLocal(name) || isCaller(name) || isInDomain(name))
        .isPresent();
  }

  private boolean isHostNameIfNeeded(Name name) {
    if (!rules.enforceHostnames()) {
      return true;
    }
    boolean hostFine = name.host().isEmpty() ? name.wildcard() : HostNames.isHostName(name.host());
    return hostFine && (!name.wildcard() || HostNames.isWildcardLabel(name.label()));
  }

  private boolean isLocal(Name name) {
    return rules.allowLocalhost()
        && LOCAL.stream()
            .anyMatch(local ->
                (name.host().equals(local) && (!name.wildcard() || rules.allowSubdomains()))
                    || (rules.allowSubdomains() && name.host().endsWith("." + local)));
  }

  private boolean isCaller(Name name) {
    String caller = call.caller().displayName();
    if (!rules.allowTokenDisplayname() || caller.isEmpty()) {
      return false;
    }
    if (name.whole().equals(caller)) {
      return true;
    }
    String domain = caller.substring(caller.indexOf('@') + 1);
    return rules.allowSubdomains()
        && (name.host().endsWith("." + (name.email() ? domain : caller))
            || (name.wildcard() && name.host().equals(caller)));
  }

  private boolean isInDomain(Name name) {
    return rules.allowedDomains().stream()
        .filter(domain -> !domain.isEmpty())
        .flatMap(domain -> filled(domain).stream())
        .anyMatch(domain -> isIn(name, domain));
  }

  private Optional<String> filled(String domain) {
    return rules.allowedDomainsTemplate() && IdentityTemplate.isTemplate(domain)
        ? IdentityTemplate.fill(call, domain, rules.allowGlobsInIdentityTemplates())
        : Optional.of(domain);
  }

  private boolean isIn(Name name, String domain) {
    if (rules.allowBareDomains()
        && (name.whole().equalsIgnoreCase(domain)
            || (name.email() && name.host().equalsIgnoreCase(domain)))) {
      return true;
    }
    String host = name.host().toLowerCase(Locale.ROOT);
    String lower = domain.toLowerCase(Locale.ROOT);
    if (rules.allowSubdomains()
        && (host.endsWith("." + lower) || (name.wildcard() && host.equals(lower)))) {
      return true;
    }
    return rules.allowGlobDomains() && domain.contains("*") && Glob.matches(domain, name.whole());
  }
}
