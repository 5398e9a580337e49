package io.holdfast.core.identity.oidc;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.Randomness;
import java.time.Duration;
import java.util.Optional;

/** {@code oidc/role}: what identity tokens say, and to whom. */
public final class RolePaths {
  private static final Field<String> NAME = Field.string("name", "The name of the role.");
  private static final Field<String> KEY = Field.string("key", "The name of the key that signs.");
  private static final Field<String> TEMPLATE =
      Field.string("template", "Further claims: JSON with directives, as text or in base 64.");
  private static final Field<Duration> TTL =
      Field.duration("ttl", "How long tokens are good.").withDefault(Duration.ofHours(24));
  private static final Field<String> CLIENT_ID =
      Field.string("client_id", "The audience; a random one when left out.");
  private static final int CLIENT_ID_LENGTH = 26;

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/role/?")
            .describe("List configured OIDC roles", "")
            .fields(Page.FIELDS)
            .on(
                Operation.LIST,
                call -> Response.keys(new RoleStore(call.storage()).names(Page.of(call)))),
        Route.path("oidc/role/{name}")
            .describe("CRUD operations on OIDC Roles", "")
            .fields(NAME, KEY, TEMPLATE, TTL, CLIENT_ID)
            .exists(call -> new RoleStore(call.storage()).find(call.get(NAME)).isPresent())
            .on(Operation.READ, RolePaths::read)
            .onWrite(RolePaths::write)
            .on(Operation.DELETE, RolePaths::delete));
  }

  private static Response read(Call call) {
    return Response.data(
        new RoleStore(call.storage())
            .find(call.get(NAME))
            .orElseThrow(Refusal.NotFound::new)
            .asJson());
  }

  private static Response delete(Call call) {
    new RoleStore(call.storage()).delete(call.get(NAME));
    return Response.empty();
  }

  private static Outcome write(Call call) {
    RoleStore store = new RoleStore(call.storage());
    Optional<Role> before = store.find(call.get(NAME));
    String keyName = value(call, KEY, before.map(Role::key));
    if (keyName.isEmpty()) {
      throw new Refusal.InvalidRequest("the key parameter is required");
    }
    String template = ClaimsTemplate.decoded(value(call, TEMPLATE, before.map(Role::template)));
    ClaimsTemplate.check(template);
    NamedKey key =
        new KeyStore(call)
            .find(keyName)
            .orElseThrow(() -> new Refusal.InvalidRequest("cannot find key \"" + keyName + "\""));
    Duration ttl = value(call, TTL, before.map(Role::ttl));
    if (ttl.compareTo(key.verificationTtl()) > 0) {
      throw new Refusal.InvalidRequest(
          "a role's token ttl cannot be longer than the verification_ttl of the key it references");
    }
    String given = value(call, CLIENT_ID, before.map(Role::clientId));
    String clientId = given.isEmpty() ? Randomness.base62(CLIENT_ID_LENGTH) : given;
    Role role = new Role(call.get(NAME), keyName, ttl, template, clientId);
    return KeyMaking.ensured(
        call,
        key,
        now -> {
          new RoleStore(now.storage()).put(role);
          return Response.empty();
        });
  }

  private static <T> T value(Call call, Field<T> field, Optional<T> before) {
    return call.find(field).or(() -> before).orElseGet(() -> call.get(field));
  }
}
