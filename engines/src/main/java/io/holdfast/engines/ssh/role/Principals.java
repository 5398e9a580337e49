package io.holdfast.engines.ssh.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.engines.ssh.text.IdentityTemplate;
import java.util.List;

/**
 * Which users and hosts a role's certificates may name.
 *
 * @param defaultUser the user of a certificate for which none is asked; must be allowed too
 * @param allowedUsers with commas, or {@code *}; empty: none
 * @param allowedDomains with commas, or {@code *}; empty: none
 * @param emptyPrincipals whether a certificate may name nobody, which holds for everybody
 * @param templates what the values that templates stand for may hold
 */
public record Principals(
    String defaultUser,
    boolean defaultUserTemplate,
    String allowedUsers,
    boolean allowedUsersTemplate,
    String allowedDomains,
    boolean allowedDomainsTemplate,
    boolean bareDomains,
    boolean subdomains,
    boolean emptyPrincipals,
    IdentityTemplate.Allowed templates) {
  static final Field<String> DEFAULT_USER =
      Field.string("default_user", "The user where none is asked for; needed for otp.");
  static final Field<String> ALLOWED_USERS =
      Field.string(
          "allowed_users",
          "Users that may be asked for, with commas; * for any. Empty: none, and for otp the"
              + " default_user only.");
  private static final Field<Boolean> DEFAULT_USER_TEMPLATE =
      Field.bool("default_user_template", "Whether default_user has templates; for ca.");
  private static final Field<Boolean> ALLOWED_USERS_TEMPLATE =
      Field.bool("allowed_users_template", "Whether allowed_users has templates; for ca.");
  private static final Field<String> ALLOWED_DOMAINS =
      Field.string(
          "allowed_domains", "Domains of host certificates, with commas; * for any; for ca.");
  private static final Field<Boolean> ALLOWED_DOMAINS_TEMPLATE =
      Field.bool("allowed_domains_template", "Whether allowed_domains has templates; for ca.");
  private static final Field<Boolean> BARE_DOMAINS =
      Field.bool("allow_bare_domains", "Whether hosts may be the allowed domains themselves.");
  private static final Field<Boolean> SUBDOMAINS =
      Field.bool("allow_subdomains", "Whether hosts may be below the allowed domains.");
  private static final Field<Boolean> EMPTY_PRINCIPALS =
      Field.bool(
          "allow_empty_principals",
          "Whether certificates may name nobody; such a one holds for every user or host.");
  private static final Field<Boolean> COMMAS =
      Field.bool(
          "allow_commas_in_identity_templates",
          "Whether a comma in what a template stands for begins another user or domain.");
  private static final Field<Boolean> WILDCARDS =
      Field.bool(
          "allow_wildcards_in_identity_templates",
          "Whether what a template stands for may be *, for any user or domain.");

  static final List<Field<?>> FIELDS =
      List.of(
          DEFAULT_USER,
          DEFAULT_USER_TEMPLATE,
          ALLOWED_USERS,
          ALLOWED_USERS_TEMPLATE,
          ALLOWED_DOMAINS,
          ALLOWED_DOMAINS_TEMPLATE,
          BARE_DOMAINS,
          SUBDOMAINS,
          EMPTY_PRINCIPALS,
          COMMAS,
          WILDCARDS);

  static Principals of(Call call) {
    return new Principals(
        call.get(DEFAULT_USER),
        call.get(DEFAULT_USER_TEMPLATE),
        call.get(ALLOWED_USERS),
        call.get(ALLOWED_USERS_TEMPLATE),
        call.get(ALLOWED_DOMAINS),
        call.get(ALLOWED_DOMAINS_TEMPLATE),
        call.get(BARE_DOMAINS),
        call.get(SUBDOMAINS),
        call.get(EMPTY_PRINCIPALS),
        new IdentityTemplate.Allowed(call.get(COMMAS), call.get(WILDCARDS)));
  }

  void show(ObjectNode out) {
    out.put(DEFAULT_USER.name(), defaultUser)
        .put(DEFAULT_USER_TEMPLATE.name(), defaultUserTemplate)
        .put(ALLOWED_USERS.name(), allowedUsers)
        .put(ALLOWED_USERS_TEMPLATE.name(), allowedUsersTemplate)
        .put(ALLOWED_DOMAINS.name(), allowedDomains)
        .put(ALLOWED_DOMAINS_TEMPLATE.name(), allowedDomainsTemplate)
        .put(BARE_DOMAINS.name(), bareDomains)
        .put(SUBDOMAINS.name(), subdomains)
        .put(EMPTY_PRINCIPALS.name(), emptyPrincipals)
        .put(COMMAS.name(), templates.commas())
        .put(WILDCARDS.name(), templates.wildcards());
  }
}
