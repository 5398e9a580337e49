package io.holdfast.auth.userpass;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.lockout.Lockout;
import io.holdfast.auth.token.Given;
import io.holdfast.auth.token.TokenFields;
import io.holdfast.auth.token.TokenSettings;
import java.util.List;

/** {@code users}: those who may log in. */
final class UserPaths {
  private UserPaths() {}

  static Routes routes() {
    return Routes.of(
        Route.path("users/?")
            .describe("Lists the users.", "")
            .fields(Page.FIELDS)
            .on(
                Operation.LIST,
                call -> Response.keys(Page.of(call).of(call.storage(), User.USERS))),
        Route.path("users/{username}")
            .describe(
                "Manage users allowed to authenticate.",
                "Deleting a user does not revoke the tokens of its logins, but their next renewal"
                    + " fails.")
            .fields(User.NAME, NewPassword.PASSWORD, NewPassword.PASSWORD_HASH)
            .fields(User.TOKEN.all())
            .exists(call -> User.find(call, call.get(User.NAME)).isPresent())
            .on(Operation.READ, UserPaths::read)
            .onWrite(UserPaths::write)
            .on(Operation.DELETE, UserPaths::delete),
        Route.path("users/{username}/password")
            .describe("Reset user's password.", "Give it in plain text or as a bcrypt hash.")
            .fields(User.NAME, NewPassword.PASSWORD, NewPassword.PASSWORD_HASH)
            .on(Operation.UPDATE, UserPaths::resetPassword),
        Route.path("users/{username}/policies")
            .describe("Update the policies associated with the username.", "")
            .fields(User.NAME, TokenFields.POLICIES, TokenFields.LEGACY_POLICIES)
            .on(Operation.UPDATE, UserPaths::setPolicies));
  }

  private static Response read(Call call) {
    return User.find(call, call.get(User.NAME))
        .map(user -> Response.data(user.token().asJson()))
        .orElseThrow(Refusal.NotFound::new);
  }

  private static Outcome write(Call call) {
    NewPassword password = NewPassword.of(call);
    if (password.isAbsent()) {
      User user = User.find(call, call.get(User.NAME)).orElseThrow(NewPassword::missing);
      return put(call, user.passwordHash());
    }
    // Wrong settings are refused before the costly hash is computed.
    var _ = settings(call);
    return password.hashed(call, UserPaths::put);
  }

  private static Response put(Call call, String passwordHash) {
    new User(passwordHash, settings(call)).put(call);
    return Response.empty();
  }

  private static TokenSettings settings(Call call) {
    TokenSettings before =
        User.find(call, call.get(User.NAME)).map(User::token).orElse(TokenSettings.NONE);
    return User.TOKEN.apply(Given.of(call), before);
  }

  private static Response delete(Call call) {
    String name = call.get(User.NAME);
    call.storage().delete(User.USERS + name);
    Lockout.of(call, name).clear();
    return Response.empty();
  }

  private static Outcome resetPassword(Call call) {
    User.required(call);
    NewPassword password = NewPassword.of(call);
    if (password.isAbsent()) {
      throw NewPassword.missing();
    }
    return password.hashed(
        call,
        (later, hash) -> {
          new User(hash, User.required(later).token()).put(later);
          return Response.empty();
        });
  }

  private static Response setPolicies(Call call) {
    User user = User.required(call);
    Given policies =
        Given.of(call).only(List.of(TokenFields.POLICIES, TokenFields.LEGACY_POLICIES));
    TokenSettings after = User.TOKEN.apply(policies, user.token()).withPoliciesSorted();
    new User(user.passwordHash(), after).put(call);
    return Response.empty();
  }
}
