package io.holdfast.auth.userpass;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.auth.lockout.Lockout;
import java.util.Map;
import java.util.Optional;

/** {@code login/<username>}: a token for a password. */
final class LoginPath {
  private LoginPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("login/{username}")
            .describe("Log in with a username and password.", "")
            .fields(User.NAME, NewPassword.PASSWORD)
            .unauthenticated()
            .on(Operation.UPDATE, LoginPath::login));
  }

  private static Outcome login(Call call) {
    String name = call.get(User.NAME);
    String password = call.get(NewPassword.PASSWORD);
    if (password.isEmpty()) {
      throw new Refusal.InvalidRequest("missing password");
    }
    Lockout.of(call, name).check();
    // Who is not there takes as long as who is, so that names cannot be guessed by time.
    String hash = User.find(call, name).map(User::passwordHash).orElse(PasswordWork.NOBODY);
    Effect verification =
        () -> {
          boolean right = PasswordWork.verify(password, hash);
          return later -> decide(later, name, hash, right);
        };
    return verification;
  }

  private static Response decide(Call call, String name, String verified, boolean right) {
    Lockout lockout = Lockout.of(call, name);
    // Once more: guesses made side by side may have locked it meanwhile.
    lockout.check();
    Optional<User> user = User.find(call, name).filter(u -> u.passwordHash().equals(verified));
    if (user.isEmpty()) {
      throw invalid();
    }
    if (!right) {
      return lockout.failed(invalid());
    }
    if (!user.get().token().allowLogin(call)) {
      throw new Refusal.PermissionDenied();
    }
    lockout.clear();
    return new Response.Login(grant(call, name, user.get(), Json.object()));
  }

  private static Refusal invalid() {
    return new Refusal.InvalidRequest("invalid username or password");
  }

  /** What a user's login grants now. */
  static LoginGrant grant(Call call, String name, User user, ObjectNode internal) {
    return new LoginGrant(
        LoginGrant.Alias.named(name),
        name,
        user.token().policies(),
        Map.of(User.NAME.name(), name),
        user.token().terms(call),
        true,
        internal);
  }
}
