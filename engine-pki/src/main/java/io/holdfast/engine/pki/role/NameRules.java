package io.holdfast.engine.pki.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import java.util.List;

/** Which names a role issues for. */
public record NameRules(
    boolean allowLocalhost,
    List<String> allowedDomains,
    boolean allowedDomainsTemplate,
    boolean allowGlobsInIdentityTemplates,
    boolean allowBareDomains,
    boolean allowSubdomains,
    boolean allowGlobDomains,
    boolean allowWildcardCertificates,
    boolean allowAnyName,
    boolean allowTokenDisplayname,
    boolean enforceHostnames,
    List<String> cnValidations,
    boolean requireCn,
    boolean useCsrCommonName,
    boolean useCsrSans) {
  static final String DISABLED = "disabled";
  static final String EMAIL = "email";
  static final String HOSTNAME = "hostname";

  static final NameRules DEFAULT =
      new NameRules(
          true,
          List.of(),
          false,
          false,
          false,
          false,
          false,
          true,
          false,
          false,
          true,
          List.of(EMAIL, HOSTNAME),
          true,
          true,
          true);

  /** Anything that is asked for, as it is. */
  static final NameRules ANYTHING =
      new NameRules(
          true,
          List.of(),
          false,
          false,
          false,
          false,
          false,
          true,
          true,
          false,
          false,
          List.of(DISABLED),
          false,
          true,
          true);

  private static final Field<Boolean> LOCALHOST =
      Field.bool("allow_localhost", "Whether localhost and localdomain are allowed.")
          .withDefault(true);
  private static final Field<List<String>> DOMAINS =
      Field.commaList("allowed_domains", "The domains that certificates are issued for.");
  private static final Field<Boolean> TEMPLATE =
      Field.bool(
          "allowed_domains_template",
          "Whether allowed_domains may hold templates such as {{identity.entity.name}}.");
  private static final Field<Boolean> TEMPLATE_GLOBS =
      Field.bool(
          "allow_globs_in_identity_templates",
          "Whether what a template is filled with may hold an asterisk.");
  private static final Field<Boolean> BARE =
      Field.bool("allow_bare_domains", "Whether the allowed domains themselves are allowed.");
  private static final Field<Boolean> SUBDOMAINS =
      Field.bool("allow_subdomains", "Whether names below the allowed domains are allowed.");
  private static final Field<Boolean> GLOB =
      Field.bool(
          "allow_glob_domains", "Whether allowed_domains may hold patterns: ftp*.example.com.");
  private static final Field<Boolean> WILDCARD =
      Field.bool("allow_wildcard_certificates", "Whether names such as *.example.com are allowed.")
          .withDefault(true);
  private static final Field<Boolean> ANY =
      Field.bool("allow_any_name", "Whether every name is allowed.");
  private static final Field<Boolean> DISPLAY_NAME =
      Field.bool("allow_token_displayname", "Whether the token's display name is allowed.");
  private static final Field<Boolean> HOSTNAMES =
      Field.bool("enforce_hostnames", "Whether names must be valid host names.").withDefault(true);
  private static final Field<List<String>> CN_VALIDATIONS =
      Field.commaList("cn_validations", "What a common name may be: email, hostname, or disabled.")
          .withDefault(DEFAULT.cnValidations);
  private static final Field<Boolean> REQUIRE_CN =
      Field.bool("require_cn", "Whether a common name is needed.").withDefault(true);
  private static final Field<Boolean> CSR_CN =
      Field.bool("use_csr_common_name", "Whether signing takes the request's common name.")
          .withDefault(true);
  private static final Field<Boolean> CSR_SANS =
      Field.bool("use_csr_sans", "Whether signing takes the request's alternative names.")
          .withDefault(true);

  static final List<Field<?>> FIELDS =
      List.of(
          LOCALHOST,
          DOMAINS,
          TEMPLATE,
          TEMPLATE_GLOBS,
          BARE,
          SUBDOMAINS,
          GLOB,
          WILDCARD,
          ANY,
          DISPLAY_NAME,
          HOSTNAMES,
          CN_VALIDATIONS,
          REQUIRE_CN,
          CSR_CN,
          CSR_SANS);

  static NameRules read(Call call, NameRules before) {
    return new NameRules(
        call.find(LOCALHOST).orElse(before.allowLocalhost),
        call.find(DOMAINS).orElse(before.allowedDomains),
        call.find(TEMPLATE).orElse(before.allowedDomainsTemplate),
        call.find(TEMPLATE_GLOBS).orElse(before.allowGlobsInIdentityTemplates),
        call.find(BARE).orElse(before.allowBareDomains),
        call.find(SUBDOMAINS).orElse(before.allowSubdomains),
        call.find(GLOB).orElse(before.allowGlobDomains),
        call.find(WILDCARD).orElse(before.allowWildcardCertificates),
        call.find(ANY).orElse(before.allowAnyName),
        call.find(DISPLAY_NAME).orElse(before.allowTokenDisplayname),
        call.find(HOSTNAMES).orElse(before.enforceHostnames),
        call.find(CN_VALIDATIONS).map(NameRules::validations).orElse(before.cnValidations),
        call.find(REQUIRE_CN).orElse(before.requireCn),
        call.find(CSR_CN).orElse(before.useCsrCommonName),
        call.find(CSR_SANS).orElse(before.useCsrSans));
  }

  /** The same where names are those that a CSR asks for, among which a common name may be. */
  NameRules ofCsr() {
    return new NameRules(
        allowLocalhost,
        allowedDomains,
        allowedDomainsTemplate,
        allowGlobsInIdentityTemplates,
        allowBareDomains,
        allowSubdomains,
        allowGlobDomains,
        allowWildcardCertificates,
        allowAnyName,
        allowTokenDisplayname,
        enforceHostnames,
        cnValidations,
        false,
        true,
        true);
  }

  private static List<String> validations(List<String> sent) {
    if (sent.isEmpty()) {
      return DEFAULT.cnValidations;
    }
    for (String one : sent) {
      if (!List.of(EMAIL, HOSTNAME, DISABLED).contains(one)) {
        throw new Refusal.InvalidRequest(
            "unknown cn_validations \"" + one + "\": valid are email, hostname and disabled");
      }
    }
    if (sent.contains(DISABLED) && sent.size() > 1) {
      throw new Refusal.InvalidRequest(
          "cn_validations is either disabled alone, or email and hostname");
    }
    return sent;
  }

  void addTo(ObjectNode view) {
    view.put("allow_localhost", allowLocalhost);
    view.set("allowed_domains", Json.array(allowedDomains));
    view.put("allowed_domains_template", allowedDomainsTemplate);
    view.put("allow_globs_in_identity_templates", allowGlobsInIdentityTemplates);
    view.put("allow_bare_domains", allowBareDomains);
    view.put("allow_subdomains", allowSubdomains);
    view.put("allow_glob_domains", allowGlobDomains);
    view.put("allow_wildcard_certificates", allowWildcardCertificates);
    view.put("allow_any_name", allowAnyName);
    view.put("allow_token_displayname", allowTokenDisplayname);
    view.put("enforce_hostnames", enforceHostnames);
    view.set("cn_validations", Json.array(cnValidations));
    view.put("require_cn", requireCn);
    view.put("use_csr_common_name", useCsrCommonName);
    view.put("use_csr_sans", useCsrSans);
  }
}
