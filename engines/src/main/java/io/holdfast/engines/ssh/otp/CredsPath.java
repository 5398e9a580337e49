package io.holdfast.engines.ssh.otp;

import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.ssh.role.OtpRole;
import io.holdfast.engines.ssh.role.RolePaths;
import io.holdfast.engines.ssh.role.RoleStore;
import io.holdfast.engines.ssh.role.ZeroAddressRoles;

/** {@code creds/:role}: a one-time password for a user at a host. */
public final class CredsPath {
  private static final Field<String> USERNAME =
      Field.string("username", "The user at the host; the role's default_user, if empty.");

  private CredsPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("creds/{role:at}")
            .describe(
                "Make a one-time password.",
                "A helper at the host has it verified when the user logs in.")
            .fields(RolePaths.ROLE, USERNAME, Address.IP)
            .on(Operation.UPDATE, CredsPath::create));
  }

  private static Response create(Call call) {
    String name = call.get(RolePaths.ROLE);
    Cidr address = Address.of(call);
    OtpRole role = RoleStore.of(call).requireOtp(name);
    String wanted = call.get(USERNAME);
    String user = wanted.isEmpty() ? role.defaultUser() : wanted;
    if (!role.allows(user)) {
      throw new Refusal.InvalidRequest(
          "username is neither the role's default_user nor in its allowed_users");
    }
    if (!role.covers(address) && !new ZeroAddressRoles(call.storage()).contains(name)) {
      throw new Refusal.InvalidRequest(
          "the role gives no passwords for this ip: see its cidr_list and exclude_cidr_list");
    }
    String password = call.services().uuid();
    Otp otp =
        new Otp(user, address.toString(), name, call.now().plus(call.mount().defaultLeaseTtl()));
    String hmac = OtpStore.of(call).add(password, otp);
    return Response.secret(
        Json.object()
            .put("ip", otp.ip())
            .put("key", password)
            .put("key_type", role.keyType())
            .put("port", role.port())
            .put("username", user),
        OtpLeasing.terms(call),
        OtpLeasing.internal(hmac));
  }
}
