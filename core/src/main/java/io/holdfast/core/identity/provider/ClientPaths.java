package io.holdfast.core.identity.provider;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.identity.entity.Listing;
import io.holdfast.core.identity.oidc.KeyMaking;
import io.holdfast.core.identity.oidc.KeyStore;
import io.holdfast.core.identity.oidc.NamedKey;
import io.holdfast.crypto.Randomness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code oidc/client}: the applications that sign users in. */
public final class ClientPaths {
  private static final Field<String> NAME = Field.string("name", "The name of the client.");
  private static final Field<List<String>> REDIRECTS =
      Field.commaList("redirect_uris", "Where users may be sent back to.");
  private static final Field<List<String>> ASSIGNMENTS =
      Field.commaList("assignments", "The names of assignments of those who may sign in.");
  private static final Field<String> KEY =
      Field.string("key", "The name of the key that signs; it cannot be changed.")
          .withDefault("default");
  private static final Field<Duration> ID_TTL =
      Field.duration("id_token_ttl", "How long ID tokens are good.")
          .withDefault(Duration.ofHours(24));
  private static final Field<Duration> ACCESS_TTL =
      Field.duration("access_token_ttl", "How long access tokens are good.")
          .withDefault(Duration.ofHours(24));
  private static final Field<String> TYPE =
      Field.string("client_type", "confidential, or public: without a secret, by PKCE only.")
          .withDefault("confidential");
  private static final int ID_LENGTH = 32;
  private static final int SECRET_LENGTH = 64;
  private static final String SECRET_PREFIX = "hvo_secret_";

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/client/?")
            .describe("List OIDC clients", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, ClientPaths::list),
        Route.path("oidc/client/{name}")
            .describe("CRUD operations for OIDC clients.", "")
            .fields(NAME, REDIRECTS, ASSIGNMENTS, KEY, ID_TTL, ACCESS_TTL, TYPE)
            .exists(call -> store(call).client(call.get(NAME)).isPresent())
            .on(Operation.READ, ClientPaths::read)
            .onWrite(ClientPaths::write)
            .on(Operation.DELETE, ClientPaths::delete));
  }

  private static ProviderStore store(Call call) {
    return new ProviderStore(call.storage());
  }

  /** The names of the clients that use a key. */
  public static List<String> using(Call call, String key) {
    return store(call)
        .allClients()
        .filter(client -> client.key().equals(key))
        .map(Client::name)
        .toList();
  }

  private static Response list(Call call) {
    return Listing.of(
        store(call).clients(Page.of(call)),
        name -> store(call).client(name).map(client -> client.asJson(false)));
  }

  private static Response read(Call call) {
    return Response.data(
        store(call).client(call.get(NAME)).orElseThrow(Refusal.NotFound::new).asJson(true));
  }

  private static Response delete(Call call) {
    store(call).client(call.get(NAME)).ifPresent(client -> store(call).delete(client));
    return Response.empty();
  }

  private static Outcome write(Call call) {
    Optional<Client> before = store(call).client(call.get(NAME));
    String keyName = unchanged(call, KEY, before.map(Client::key));
    String type = unchanged(call, TYPE, before.map(Client::type));
    if (!type.equals("confidential") && !type.equals("public")) {
      throw new Refusal.InvalidRequest("invalid client_type \"" + type + "\"");
    }
    List<String> assignments =
        value(call, ASSIGNMENTS, before.map(Client::assignments)).stream().distinct().toList();
    References.requireAll(
        "assignment", assignments, name -> store(call).assignment(name).isPresent());
    NamedKey key =
        new KeyStore(call)
            .find(keyName)
            .orElseThrow(
                () -> new Refusal.InvalidRequest("key \"" + keyName + "\" does not exist"));
    Duration idTtl = value(call, ID_TTL, before.map(Client::idTokenTtl));
    if (idTtl.compareTo(key.verificationTtl()) > 0) {
      throw new Refusal.InvalidRequest(
          "a client's id_token_ttl cannot be greater than the verification_ttl of the key it"
              + " references");
    }
    Client client =
        new Client(
            call.get(NAME),
            before.map(Client::id).orElseGet(() -> Randomness.base62(ID_LENGTH)),
            before.map(Client::secret).orElseGet(() -> secret(type)),
            value(call, REDIRECTS, before.map(Client::redirectUris)).stream().distinct().toList(),
            assignments,
            keyName,
            idTtl,
            value(call, ACCESS_TTL, before.map(Client::accessTokenTtl)));
    return KeyMaking.ensured(
        call,
        key,
        now -> {
          store(now).put(client);
          return Response.empty();
        });
  }

  private static String secret(String type) {
    return type.equals("public") ? "" : SECRET_PREFIX + Randomness.base62(SECRET_LENGTH);
  }

  private static <T> T value(Call call, Field<T> field, Optional<T> before) {
    return call.find(field).or(() -> before).orElseGet(() -> call.get(field));
  }

  private static String unchanged(Call call, Field<String> field, Optional<String> before) {
    String value = value(call, field, before);
    if (before.filter(was -> !was.equals(value)).isPresent()) {
      throw new Refusal.InvalidRequest(field.name() + " modification is not allowed");
    }
    return value;
  }
}
