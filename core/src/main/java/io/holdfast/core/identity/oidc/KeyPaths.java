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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code oidc/key}: the keys that identity tokens are signed with. */
public final class KeyPaths {
  private static final Field<String> NAME = Field.string("name", "The name of the key.");
  private static final Field<Duration> ROTATION =
      Field.duration("rotation_period", "How often another key begins to sign.")
          .withDefault(Duration.ofHours(24));
  private static final Field<Duration> VERIFICATION =
      Field.duration("verification_ttl", "How long a key verifies after it signed last.")
          .withDefault(Duration.ofHours(24));
  private static final Field<String> ALGORITHM =
      Field.string("algorithm", "RS256, RS384, RS512, ES256, ES384, ES512 or EdDSA.")
          .withDefault("RS256");
  private static final Field<List<String>> CLIENTS =
      Field.commaList("allowed_client_ids", "Whose tokens it may sign; * for all.");
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final int LONGEST = 10;

  private final BiFunction<Call, String, List<String>> clients;

  /**
   * @param clients the names of the provider's clients that use a key
   */
  public KeyPaths(BiFunction<Call, String, List<String>> clients) {
    this.clients = clients;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/key/?")
            .describe("List OIDC keys", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(new KeyStore(call).names(Page.of(call)))),
        Route.path("oidc/key/{name}")
            .describe("CRUD operations for OIDC keys.", "")
            .fields(NAME, ROTATION, VERIFICATION, ALGORITHM, CLIENTS)
            .exists(call -> new KeyStore(call).find(call.get(NAME)).isPresent())
            .on(Operation.READ, KeyPaths::read)
            .onWrite(KeyPaths::write)
            .on(Operation.DELETE, this::delete),
        Route.path("oidc/key/{name}/rotate")
            .describe("Rotate a named OIDC key.", "")
            .fields(NAME, VERIFICATION)
            .on(Operation.UPDATE, KeyPaths::rotate));
  }

  private static Response read(Call call) {
    return Response.data(
        new KeyStore(call).find(call.get(NAME)).orElseThrow(Refusal.NotFound::new).asJson());
  }

  private static Outcome write(Call call) {
    KeyStore store = new KeyStore(call);
    Optional<NamedKey> before = store.find(call.get(NAME));
    Duration rotation =
        call.find(ROTATION)
            .or(() -> before.map(NamedKey::rotationPeriod))
            .orElseGet(() -> call.get(ROTATION));
    Duration verification =
        call.find(VERIFICATION)
            .or(() -> before.map(NamedKey::verificationTtl))
            .orElseGet(() -> call.get(VERIFICATION));
    if (rotation.compareTo(SHORTEST) < 0) {
      throw new Refusal.InvalidRequest("rotation_period must be at least one minute");
    }
    if (verification.compareTo(rotation.multipliedBy(LONGEST)) > 0) {
      throw new Refusal.InvalidRequest(
          "verification_ttl cannot be longer than " + LONGEST + "x rotation_period");
    }
    NamedKey key =
        new NamedKey(
            call.get(NAME),
            algorithm(call, before),
            rotation,
            verification,
            call.find(CLIENTS).or(() -> before.map(NamedKey::allowedClientIds)).orElse(List.of()),
            before.map(NamedKey::keys).orElse(List.of()));
    store.put(key);
    boolean sameKind = before.filter(was -> was.algorithm() == key.algorithm()).isPresent();
    if (sameKind && key.isMade()) {
      store.schedule(key);
      return Response.empty();
    }
    return KeyMaking.begun(key, later -> Response.empty());
  }

  private static JwsAlgorithm algorithm(Call call, Optional<NamedKey> before) {
    String name =
        call.find(ALGORITHM)
            .or(() -> before.map(key -> key.algorithm().wireName()))
            .orElseGet(() -> call.get(ALGORITHM));
    return JwsAlgorithm.named(name)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "unknown signing algorithm \""
                    + name
                    + "\"; known are "
                    + String.join(", ", JwsAlgorithm.names())));
  }

  private Response delete(Call call) {
    String name = call.get(NAME);
    if (name.equals(NamedKey.DEFAULT)) {
      throw new Refusal.InvalidRequest("deletion of key \"" + name + "\" not allowed");
    }
    refuseIfUsed(name, "roles", new RoleStore(call.storage()).using(name));
    refuseIfUsed(name, "clients", clients.apply(call, name));
    KeyStore store = new KeyStore(call);
    store.find(name).ifPresent(store::delete);
    return Response.empty();
  }

  private static void refuseIfUsed(String name, String what, List<String> users) {
    if (!users.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "unable to delete key \""
              + name
              + "\" because it is currently referenced by these "
              + what
              + ": "
              + String.join(", ", users));
    }
  }

  private static Outcome rotate(Call call) {
    String name = call.get(NAME);
    NamedKey key =
        new KeyStore(call)
            .find(name)
            .orElseThrow(
                () -> new Refusal.InvalidRequest("no named key found at \"" + name + "\""));
    return key.isMade()
        ? KeyMaking.rotated(key, call.find(VERIFICATION))
        : KeyMaking.begun(key, later -> Response.empty());
  }

  /** Rotates the key that a scheduled subject names; empty for another subject. */
  public static Optional<Outcome> due(Call call, String subject) {
    return KeyStore.rotated(subject)
        .map(name ->
            new KeyStore(call)
                .find(name)
                .filter(NamedKey::isMade)
                .<Outcome>map(key -> KeyMaking.rotated(key, Optional.empty()))
                .orElseGet(Response::empty));
  }
}
