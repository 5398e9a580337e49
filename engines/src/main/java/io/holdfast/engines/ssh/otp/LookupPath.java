package io.holdfast.engines.ssh.otp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.ssh.role.OtpRole;
import io.holdfast.engines.ssh.role.RoleStore;
import io.holdfast.engines.ssh.role.ZeroAddressRoles;

/** {@code lookup}: which roles give passwords for an address. */
public final class LookupPath {
  private LookupPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("lookup")
            .describe("List the roles of an address.", "Those that give passwords for it.")
            .fields(Address.IP)
            .on(Operation.UPDATE, LookupPath::lookup));
  }

  private static Response lookup(Call call) {
    Cidr address = Address.of(call);
    RoleStore roles = RoleStore.of(call);
    ZeroAddressRoles anywhere = new ZeroAddressRoles(call.storage());
    ObjectNode data = Json.object();
    data.set(
        "roles",
        Json.array(
            roles.names().stream()
                .filter(name ->
                    anywhere.contains(name)
                        || roles
                            .find(name)
                            .filter(role -> role instanceof OtpRole otp && otp.covers(address))
                            .isPresent())
                .toList()));
    return Response.data(data);
  }
}
