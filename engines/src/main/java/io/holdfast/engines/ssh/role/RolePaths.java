package io.holdfast.engines.ssh.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.List;

/** {@code roles} and {@code roles/:role}: lists, writes, shows and deletes roles. */
public final class RolePaths {
  /** The role that a path names. */
  public static final Field<String> ROLE = Field.string("role", "Name of the role.");

  private static final Field<String> KEY_TYPE =
      Field.lowerCase("key_type", "What the role gives: ca for certificates, otp for passwords.");

  private RolePaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("roles/?")
            .describe("List the roles.", "Their names and kinds, in order.")
            .fields(Page.FIELDS)
            .on(Operation.LIST, RolePaths::list),
        Route.path("roles/{role:at}")
            .describe(
                "Write, read or delete a role.",
                "A role of key_type ca signs certificates by sign/:role and issue/:role; one of"
                    + " key_type otp gives one-time passwords by creds/:role. What a write leaves"
                    + " out has its default again.")
            .fields(ROLE, KEY_TYPE)
            .fields(OtpRole.FIELDS)
            .fields(CaRole.FIELDS)
            .on(Operation.READ, RolePaths::read)
            .on(Operation.UPDATE, RolePaths::write)
            .on(Operation.DELETE, RolePaths::delete));
  }

  private static Response list(Call call) {
    RoleStore store = RoleStore.of(call);
    List<String> names = store.names(Page.of(call));
    if (names.isEmpty()) {
      throw new Refusal.NotFound();
    }
    ObjectNode info = Json.object();
    names.forEach(name -> store.find(name).ifPresent(role -> info.set(name, summary(role))));
    ObjectNode data = Json.object();
    data.set("key_info", info);
    data.set("keys", Json.array(names));
    return Response.data(data);
  }

  private static ObjectNode summary(SshRole role) {
    ObjectNode out = Json.object().put(KEY_TYPE.name(), role.keyType());
    if (role instanceof CaRole ca) {
      out.put("issuer_ref", ca.issuerRef());
    }
    return out;
  }

  private static Response read(Call call) {
    return RoleStore.of(call)
        .find(call.get(ROLE))
        .map(role -> Response.data(role.asJson()))
        .orElseThrow(Refusal.NotFound::new);
  }

  private static Response write(Call call) {
    SshRole role =
        switch (call.get(KEY_TYPE)) {
          case CaRole.TYPE -> CaRole.of(call);
          case OtpRole.TYPE -> OtpRole.of(call);
          case "" ->
              throw new Refusal.InvalidRequest("missing key type: set key_type to ca or otp");
          default -> throw new Refusal.InvalidRequest("invalid key type: key_type is ca or otp");
        };
    RoleStore.of(call).put(call.get(ROLE), role);
    return Response.empty();
  }

  private static Response delete(Call call) {
    String name = call.get(ROLE);
    RoleStore.of(call).delete(name);
    new ZeroAddressRoles(call.storage()).forget(name);
    return Response.empty();
  }
}
