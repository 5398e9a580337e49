package io.holdfast.engines.ssh.otp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.ssh.role.RoleStore;
import io.holdfast.engines.ssh.role.ZeroAddressRoles;
import java.util.List;

/** {@code config/zeroaddress}: the roles that give passwords for any address. */
public final class ZeroAddressPath {
  private static final Field<List<String>> ROLES =
      Field.commaList("roles", "Names of roles, whose blocks of addresses then don't count.");

  private ZeroAddressPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/zeroaddress")
            .describe("Choose the roles that give passwords for any address.", "")
            .fields(ROLES)
            .on(Operation.READ, ZeroAddressPath::read)
            .on(Operation.UPDATE, ZeroAddressPath::write)
            .on(Operation.DELETE, ZeroAddressPath::delete));
  }

  private static Response read(Call call) {
    List<String> roles =
        new ZeroAddressRoles(call.storage()).find().orElseThrow(Refusal.NotFound::new);
    ObjectNode data = Json.object();
    data.set("roles", Json.array(roles));
    return Response.data(data);
  }

  private static Response write(Call call) {
    List<String> roles = call.get(ROLES);
    if (roles.isEmpty()) {
      throw new Refusal.InvalidRequest("missing roles");
    }
    RoleStore store = RoleStore.of(call);
    for (String role : roles) {
      if (store.find(role).isEmpty()) {
        throw new Refusal.InvalidRequest("role \"" + role + "\" does not exist");
      }
    }
    new ZeroAddressRoles(call.storage()).put(roles);
    return Response.empty();
  }

  private static Response delete(Call call) {
    new ZeroAddressRoles(call.storage()).delete();
    return Response.empty();
  }
}
