package io.holdfast.auth.approle;

import io.holdfast.api.AuthMethod;
import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.lockout.Lockout;
import java.util.List;
import java.util.Optional;

/** The auth method {@code approle}. */
public final class AppRoleMethod implements AuthMethod {
  private static final Routes ROUTES =
      Routes.concat(
          List.of(
              LoginPath.routes(),
              RolePaths.routes(),
              RoleFieldPaths.routes(),
              SecretIdPaths.routes(),
              SecretIdLookups.routes(),
              TidyPath.routes()));

  @Override
  public String type() {
    return "approle";
  }

  @Override
  public String description() {
    return "Log in with a role id and a secret id";
  }

  @Override
  public Routes routes(Mount mount) {
    return ROUTES;
  }

  @Override
  public LoginGrant renew(Call call, LoginGrant grant) {
    String name = grant.internal().path(RoleFields.NAME.name()).asText();
    Role role =
        RoleStore.of(call)
            .find(name)
            .orElseThrow(
                () -> new Refusal.InvalidRequest("role \"" + name + "\" is gone, not renewing"));
    return grant.on(role.token().terms(grant.token().boundCidrs()));
  }

  @Override
  public List<String> lockedUsers(Call call) {
    return Lockout.locked(call);
  }

  @Override
  public void unlock(Call call, String alias) {
    Lockout.of(call, alias).clear();
  }

  @Override
  public Optional<String> loginRole(Call call) {
    String roleId = call.request().body().path(RoleFields.ROLE_ID.name()).asText("");
    return roleId.isEmpty()
        ? Optional.empty()
        : RoleStore.of(call).byId(roleId.strip()).map(Role::name);
  }
}
