package io.holdfast.auth.approle;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.Optional;

/** Looking up and destroying secret ids, by themselves or by their accessors. */
final class SecretIdLookups {
  private static final Field<String> ACCESSOR =
      Field.string("secret_id_accessor", "The accessor of a secret id.");

  private SecretIdLookups() {}

  static Routes routes() {
    return Routes.of(
        Route.path("role/{role_name}/secret-id/lookup/?")
            .describe("Read the properties of an issued secret id.", "")
            .fields(RoleFields.NAME, SecretIdPaths.SECRET_ID)
            .on(Operation.UPDATE, SecretIdLookups::lookUp),
        Route.path("role/{role_name}/secret-id/destroy/?")
            .describe("Invalidate an issued secret id.", "")
            .fields(RoleFields.NAME, SecretIdPaths.SECRET_ID)
            .on(Operation.UPDATE, SecretIdLookups::destroy)
            .on(Operation.DELETE, SecretIdLookups::destroy),
        Route.path("role/{role_name}/secret-id-accessor/lookup/?")
            .describe("Read an issued secret id's properties, by its accessor.", "")
            .fields(RoleFields.NAME, ACCESSOR)
            .on(Operation.UPDATE, SecretIdLookups::lookUpByAccessor),
        Route.path("role/{role_name}/secret-id-accessor/destroy/?")
            .describe("Delete an issued secret id, by its accessor.", "")
            .fields(RoleFields.NAME, ACCESSOR)
            .on(Operation.UPDATE, SecretIdLookups::destroyByAccessor)
            .on(Operation.DELETE, SecretIdLookups::destroyByAccessor));
  }

  private static SecretIds secretIds(Call call) {
    return new SecretIds(call.storage(), RolePaths.required(call));
  }

  private static String given(Call call, Field<String> field) {
    String value = call.get(field);
    if (value.isEmpty()) {
      throw new Refusal.InvalidRequest("missing " + field.name());
    }
    return value;
  }

  private static Response lookUp(Call call) {
    String secretId = given(call, SecretIdPaths.SECRET_ID);
    return secretIds(call)
        .find(secretId, call.now())
        .map(found -> Response.data(found.secret().asJson()))
        .orElseGet(Response::empty);
  }

  private static Response destroy(Call call) {
    String secretId = given(call, SecretIdPaths.SECRET_ID);
    SecretIds secretIds = secretIds(call);
    secretIds.find(secretId, call.now()).ifPresent(secretIds::remove);
    return Response.empty();
  }

  private static Response lookUpByAccessor(Call call) {
    String accessor = given(call, ACCESSOR);
    Optional<SecretIds.Found> found = secretIds(call).byAccessor(accessor, call.now());
    return found.isPresent()
        ? Response.data(found.get().secret().asJson())
        : Response.data(404, Json.object().put("error", noAccessor(accessor)));
  }

  private static Response destroyByAccessor(Call call) {
    String accessor = given(call, ACCESSOR);
    SecretIds secretIds = secretIds(call);
    SecretIds.Found found =
        secretIds
            .byAccessor(accessor, call.now())
            .orElseThrow(() -> new Refusal.NotFound(noAccessor(accessor)));
    secretIds.remove(found);
    return Response.empty();
  }

  private static String noAccessor(String accessor) {
    return "failed to find accessor entry for secret_id_accessor: \"" + accessor + "\"";
  }
}
