package io.holdfast.auth.userpass;

import io.holdfast.api.AuthMethod;
import io.holdfast.api.Call;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.lockout.Lockout;
import java.util.List;

/** The auth method {@code userpass}. */
public final class UserpassMethod implements AuthMethod {
  private static final Routes ROUTES =
      Routes.concat(List.of(UserPaths.routes(), LoginPath.routes()));

  @Override
  public String type() {
    return "userpass";
  }

  @Override
  public String description() {
    return "Log in with a username and a password";
  }

  @Override
  public Routes routes(Mount mount) {
    return ROUTES;
  }

  @Override
  public boolean remembers(Call call, LoginGrant grant) {
    return User.find(call, name(grant)).isPresent();
  }

  private static String name(LoginGrant grant) {
    return grant.metadata().getOrDefault(User.NAME.name(), "");
  }

  @Override
  public LoginGrant renew(Call call, LoginGrant grant) {
    String name = name(grant);
    User user =
        User.find(call, name)
            .orElseThrow(
                () -> new Refusal.InvalidRequest("the user of this token is gone, not renewing"));
    user.token().requireSamePolicies(grant.policies());
    return LoginPath.grant(call, name, user, grant.internal());
  }

  @Override
  public List<String> lockedUsers(Call call) {
    return Lockout.locked(call);
  }

  @Override
  public void unlock(Call call, String alias) {
    Lockout.of(call, alias).clear();
  }
}
