package io.holdfast.core.identity.mfa;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.entity.Listing;
import io.holdfast.core.router.Router;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@code mfa/login-enforcement}: which logins need a second factor. */
public final class EnforcementPaths {
  private static final Field<String> NAME = Field.string("name", "The name of the enforcement.");
  private static final Field<List<String>> METHODS =
      Field.commaList("mfa_method_ids", "The ids of the methods, any one of which will do.");
  private static final Field<List<String>> ACCESSORS =
      Field.commaList("auth_method_accessors", "Accessors of auth mounts whose logins need it.");
  private static final Field<List<String>> TYPES =
      Field.commaList("auth_method_types", "Types of auth methods whose logins need it.");
  private static final Field<List<String>> GROUPS =
      Field.commaList("identity_group_ids", "Ids of groups whose members' logins need it.");
  private static final Field<List<String>> ENTITIES =
      Field.commaList("identity_entity_ids", "Ids of entities whose logins need it.");

  public Routes routes() {
    return Routes.of(
        Route.path("mfa/login-enforcement/?")
            .describe("List login enforcements", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, EnforcementPaths::list),
        Route.path("mfa/login-enforcement/{name}")
            .describe("Read, write or delete a login enforcement.", "")
            .fields(NAME, METHODS, ACCESSORS, TYPES, GROUPS, ENTITIES)
            .on(Operation.READ, EnforcementPaths::read)
            .on(Operation.UPDATE, EnforcementPaths::write)
            .on(Operation.DELETE, EnforcementPaths::delete));
  }

  private static MfaStore store(Call call) {
    return new MfaStore(call.storage());
  }

  private static Response list(Call call) {
    return Listing.of(
        store(call).enforcements(Page.of(call)),
        name -> store(call).enforcement(name).map(one -> one.asJson(call.request().namespace())));
  }

  private static Response read(Call call) {
    return Response.data(
        store(call)
            .enforcement(call.get(NAME))
            .orElseThrow(Refusal.NotFound::new)
            .asJson(call.request().namespace()));
  }

  private static Response delete(Call call) {
    store(call).deleteEnforcement(call.get(NAME));
    return Response.empty();
  }

  private static Response write(Call call) {
    Optional<Enforcement> before = store(call).enforcement(call.get(NAME));
    Enforcement after =
        new Enforcement(
            before.map(Enforcement::id).orElseGet(() -> call.services().uuid()),
            call.get(NAME),
            value(call, METHODS, before.map(Enforcement::methods)),
            value(call, ACCESSORS, before.map(Enforcement::mountAccessors)),
            value(call, TYPES, before.map(Enforcement::mountTypes)),
            value(call, GROUPS, before.map(Enforcement::groups)),
            value(call, ENTITIES, before.map(Enforcement::entities)));
    check(call, after);
    store(call).put(after);
    return Response.empty();
  }

  private static List<String> value(
      Call call, Field<List<String>> field, Optional<List<String>> before) {
    return call.find(field).or(() -> before).orElse(List.of()).stream().distinct().toList();
  }

  private static void check(Call call, Enforcement enforcement) {
    if (enforcement.methods().isEmpty()) {
      throw new Refusal.InvalidRequest("missing method ids");
    }
    if (!enforcement.methods().stream().allMatch(id -> store(call).method(id).isPresent())) {
      throw new Refusal.InvalidRequest("one of the provided method ids doesn't exist");
    }
    Collection<Router.Mounted> mounts =
        CoreCall.of(call).router().all().stream().filter(one -> one.entry().auth()).toList();
    if (!enforcement.mountAccessors().stream()
        .allMatch(id -> mounts.stream().anyMatch(one -> one.entry().accessor().equals(id)))) {
      throw new Refusal.InvalidRequest("one of the auth method accessors provided is invalid");
    }
    if (!enforcement.mountTypes().stream()
        .allMatch(type -> mounts.stream().anyMatch(one -> one.entry().type().equals(type)))) {
      throw new Refusal.InvalidRequest("one of the auth method types provided is invalid");
    }
    boolean guardsNothing =
        enforcement.mountAccessors().isEmpty()
            && enforcement.mountTypes().isEmpty()
            && enforcement.groups().isEmpty()
            && enforcement.entities().isEmpty();
    if (guardsNothing) {
      throw new Refusal.InvalidRequest(
          "One of auth_method_accessors, auth_method_types, identity_group_ids,"
              + " identity_entity_ids must be specified");
    }
  }
}
