package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.engine.pki.acme.validation.AddressRules;
import java.time.Duration;
import java.util.List;

/**
 * How the mount serves ACME.
 *
 * @param policy what the directory without a role issues by: forbid, sign-verbatim or role:NAME
 * @param allowedRoles the roles whose directories are served; * for all
 * @param allowedIssuers the issuers whose directories are served; * for all
 * @param roleExtKeyUsage whether certificates get the extended usages of the role, else those of
 *     servers alone
 * @param maxTtl the longest life of a certificate
 * @param dnsResolver host and port of who is asked for names; empty for the system's
 * @param addresses which addresses challenges may be looked up at
 */
record AcmeConfig(
    boolean enabled,
    String policy,
    List<String> allowedRoles,
    List<String> allowedIssuers,
    boolean roleExtKeyUsage,
    String eabPolicy,
    Duration maxTtl,
    String dnsResolver,
    AddressRules addresses) {
  static final String ANY = "*";
  static final String FORBID = "forbid";
  static final String VERBATIM = "sign-verbatim";
  static final String ROLE = "role:";
  static final String EAB_NOT_REQUIRED = "not-required";
  static final String EAB_FOR_NEW_ACCOUNTS = "new-account-required";
  static final String EAB_ALWAYS = "always-required";

  static final AcmeConfig DEFAULT =
      new AcmeConfig(
          false,
          VERBATIM,
          List.of(ANY),
          List.of(ANY),
          false,
          EAB_NOT_REQUIRED,
          Duration.ofDays(90),
          "",
          AddressRules.USUAL);

  private static final String KEY = "acme/config";

  static AcmeConfig of(Call call) {
    return call.storage().get(KEY, AcmeConfig.class).orElse(DEFAULT);
  }

  void store(Call call) {
    call.storage().put(KEY, this);
  }

  boolean asksForEab() {
    return !eabPolicy.equals(EAB_NOT_REQUIRED);
  }

  boolean allowsRole(String name) {
    return allowedRoles.contains(ANY) || allowedRoles.contains(name);
  }

  ObjectNode view() {
    ObjectNode view = Json.object();
    view.put("allow_role_ext_key_usage", roleExtKeyUsage);
    view.set("allowed_issuers", Json.array(allowedIssuers));
    view.set("allowed_roles", Json.array(allowedRoles));
    view.set("challenge_excluded_ip_ranges", Json.array(addresses.excluded()));
    view.set("challenge_permitted_ip_ranges", Json.array(addresses.permitted()));
    view.put("default_directory_policy", policy);
    view.put("dns_resolver", dnsResolver);
    view.put("eab_policy", eabPolicy);
    view.put("enabled", enabled);
    view.put("max_ttl", maxTtl.toSeconds());
    return view;
  }
}
