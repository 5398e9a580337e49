package io.holdfast.auth.kubernetes;

import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.token.Given;
import java.util.List;

/** {@code role}: which service accounts may log in, and as what. */
final class RolePaths {
  private static final Field<String> NAME = Field.lowerCase("name", "Name of the role.");
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
        Route.path("role/?")
            .describe("Lists the roles.", "")
            .fields(Page.FIELDS)
            .on(
                Operation.LIST,
                call -> Response.keys(Page.of(call).of(call.storage(), Role.ROLES))),
        Route.path("role/{name}")
            .describe("Manages a role.", "It names service accounts and where they are.")
            .fields(NAME, NAMES, NAMESPACES, SELECTOR, AUDIENCE, ALIAS)
            .fields(Role.TOKEN.all())
            .exists(call -> Role.find(call, call.get(NAME)).isPresent())
            .on(Operation.READ, RolePaths::read)
            .onWrite(RolePaths::write)
            .on(Operation.DELETE, RolePaths::delete));
  }

  private static Response read(Call call) {
    return Role.find(call, call.get(NAME))
        .map(role -> Response.data(role.asJson()))
        .orElseThrow(Refusal.NotFound::new);
  }

  private static Response write(Call call) {
    Role before = Role.find(call, call.get(NAME)).orElse(Role.NONE);
    Role role =
        new Role(
            call.find(NAMES).orElse(before.names()),
            call.find(NAMESPACES).orElse(before.namespaces()),
            call.get(SELECTOR),
            call.find(AUDIENCE).orElse(before.audience()),
            aliasByName(call, before),
            Role.TOKEN.apply(Given.of(call), before.token()));
    require(role);
    bound(role, call);
    call.storage().put(Role.ROLES + call.get(NAME), role);
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

  private static void bound(Role role, Call call) {
    var maximum = call.mount().maxLeaseTtl();
    if (role.token().period().compareTo(maximum) > 0) {
      throw new Refusal.InvalidRequest(
          "'token_period' is greater than the mount's maximum lease TTL of \""
              + Durations.text(maximum)
              + "\"");
    }
    if (role.token().maxTtl().compareTo(maximum) > 0) {
      call.warn(
          "token_max_ttl is greater than the mount's maximum TTL, which bounds the issued tokens");
    }
  }

  private static Response delete(Call call) {
    call.storage().delete(Role.ROLES + call.get(NAME));
    return Response.empty();
  }
}
