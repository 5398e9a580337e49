package io.holdfast.auth.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.route.Field;
import io.holdfast.auth.match.Glob;
import io.holdfast.auth.token.StoredRoles;
import io.holdfast.auth.token.TokenFields;
import io.holdfast.auth.token.TokenSettings;
import java.util.List;
import java.util.Optional;

/**
 * A role as it is stored, at {@code role/<name>}.
 *
 * @param names patterns, one of which the service account's name must match
 * @param namespaces patterns, one of which its namespace must match, unless the selector does
 * @param selector of namespaces by their labels; empty for none
 * @param audience that the token must be for; empty for any
 * @param aliasByName whether the identity is known by namespace and name, else by the uid
 */
record Role(
    List<String> names,
    List<String> namespaces,
    String selector,
    String audience,
    boolean aliasByName,
    TokenSettings token) {

  static final Field<String> NAME = Field.lowerCase("role", "Name of the role.");
  static final String ROLES = "role/";
  static final StoredRoles<Role> STORED =
      new StoredRoles<>("role", ROLES, Role.class, Role::asJson);
  static final Role NONE = new Role(List.of(), List.of(), "", "", false, TokenSettings.NONE);
  static final TokenFields TOKEN =
      new TokenFields(
          TokenFields.LEGACY_POLICIES,
          TokenFields.LEGACY_TTL,
          TokenFields.LEGACY_MAX_TTL,
          TokenFields.LEGACY_PERIOD,
          TokenFields.LEGACY_NUM_USES,
          TokenFields.LEGACY_BOUND_CIDRS);

  static final String BY_UID = "serviceaccount_uid";
  static final String BY_NAME = "serviceaccount_name";

  static Optional<Role> find(Call call, String name) {
    return STORED.find(call, name);
  }

  boolean allowsName(ServiceAccount account) {
    return Glob.matchesAny(names, account.name());
  }

  boolean allowsNamespace(ServiceAccount account) {
    return Glob.matchesAny(namespaces, account.namespace());
  }

  /** The name that the identity is known by. */
  String alias(ServiceAccount account) {
    return aliasByName ? account.namespace() + "/" + account.name() : account.uid();
  }

  /** As a read shows it. */
  ObjectNode asJson() {
    ObjectNode out = token.asJson();
    out.set("bound_service_account_names", Json.array(names));
    out.set("bound_service_account_namespaces", Json.array(namespaces));
    out.put("bound_service_account_namespace_selector", selector);
    if (!audience.isEmpty()) {
      out.put("audience", audience);
    }
    out.put("alias_name_source", aliasByName ? BY_NAME : BY_UID);
    return out;
  }
}
