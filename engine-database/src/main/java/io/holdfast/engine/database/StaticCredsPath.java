package io.holdfast.engine.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.database.credential.Secret;
import java.time.Duration;

/** {@code static-creds}: the secret of a static role. */
final class StaticCredsPath {
  private StaticCredsPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("static-creds/{name}")
            .describe("Reads the secret of a static role.", "It is the same until it is changed.")
            .fields(CredentialFields.NAME)
            .on(Operation.READ, StaticCredsPath::read));
  }

  private static Response read(Call call) {
    String name = call.get(CredentialFields.NAME);
    StaticRole role =
        StaticRoles.of(call)
            .find(name)
            .orElseThrow(() -> new Refusal.InvalidRequest("unknown role: " + name));
    Configs.of(call).required(role.dbName()).requireAllowed(name);
    Secret secret = role.secret();
    if (secret == null) {
      throw new Refusal.InvalidRequest(
          "the password of \"" + name + "\" is not known before it is rotated: use rotate-role");
    }
    ObjectNode data = Json.object().put("username", role.username());
    switch (role.credential().type()) {
      case PASSWORD -> data.put("password", secret.text());
      case RSA_PRIVATE_KEY -> data.put("rsa_private_key", secret.text());
    }
    data.put("ttl", secondsLeft(call, role));
    role.addTimes(data);
    return Response.data(data);
  }

  private static long secondsLeft(Call call, StaticRole role) {
    if (role.next() == null) {
      return 0;
    }
    long millis = Duration.between(call.now(), role.next()).toMillis();
    return Math.max(0, Math.round(millis / 1000.0));
  }
}
