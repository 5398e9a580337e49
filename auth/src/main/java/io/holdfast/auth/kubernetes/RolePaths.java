package io.holdfast.auth.kubernetes;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.token.Given;
import java.util.List;

/** {@code role}: which service accounts may log in, and as what. */
final class RolePaths {
  private static final Field<List<String>> NAMES =
      Field.commaList("bound_service_account_names", "Names that may log in; * for all.");
  private static final Field<List<String>> NAMESPACES =
      Field.commaList("bound_service_account_namespaces", "Namespaces that may; * for all.");
  private static final Field<String> SELECTOR =
      Field.string(
          "bound_service_account_namespace_selector",
          "A label selector of namespaces that may, beside those named; JSON or YAML.");
  private static final Field<String> AUDIENCE =
      Field.string("audience", "The audience that a token must be for.");
  private static final Field<String> ALIAS =
      Field.string(
              "alias_name_source",
              "What the identity is known by: serviceaccount_uid or serviceaccount_name.")
          .withDefault(Role.BY_UID);

  private static final String ALL = "*";

  private RolePaths() {}

  static Routes routes() {
    return Routes.of(
        Role.STORED.list(),
        Role.STORED
            .one()
            .describe("Manages a role.", "It names service accounts and where they are.")
            .fields(NAMES, NAMESPACES, SELECTOR, AUDIENCE, ALIAS)
            .fields(Role.TOKEN.all())
            .exists(call -> Role.STORED.named(call).isPresent())
            .onWrite(RolePaths::write));
  }

  private static Response write(Call call) {
    Role before = Role.STORED.named(call).orElse(Role.NONE);
    Role role =
        new Role(
            call.find(NAMES).orElse(before.names()),
            call.find(NAMESPACES).orElse(before.namespaces()),
            call.get(SELECTOR),
            call.find(AUDIENCE).orElse(before.audience()),
            aliasByName(call, before),
            Role.TOKEN.apply(Given.of(call), before.token()));
    require(role);
    role.token().requireWithin(call);
    Role.STORED.put(call, role);
    return Response.empty();
  }

  private static boolean aliasByName(Call call, Role before) {
    String usual = before.aliasByName() ? Role.BY_NAME : Role.BY_UID;
    return switch (call.find(ALIAS).orElse(usual)) {
      case Role.BY_NAME -> true;
      case Role.BY_UID, "" -> false;
      default ->
          throw new Refusal.InvalidRequest(
              "invalid alias_name_source, must be one of: serviceaccount_uid, serviceaccount_name");
    };
  }

  private static void require(Role role) {
    if (role.names().isEmpty()) {
      throw new Refusal.InvalidRequest("\"bound_service_account_names\" can not be empty");
    }
    requireUnmixed(NAMES, role.names());
    if (role.namespaces().isEmpty() && role.selector().isEmpty()) {
      throw new Refusal.InvalidRequest(
          "\"bound_service_account_namespaces\" can not be empty if"
              + " \"bound_service_account_namespace_selector\" is not set");
    }
    requireUnmixed(NAMESPACES, role.namespaces());
    if (!role.selector().isEmpty()) {
      try {
        var _ = NamespaceSelector.parse(role.selector());
      } catch (IllegalArgumentException e) {
        throw new Refusal.InvalidRequest(
            "invalid \"bound_service_account_namespace_selector\" configured: " + e.getMessage());
      }
    }
  }

  private static void requireUnmixed(Field<?> field, List<String> patterns) {
    if (patterns.size() > 1 && patterns.contains(ALL)) {
      throw new Refusal.InvalidRequest(field.name() + ": can not mix \"*\" with values");
    }
  }
}
