package io.holdfast.core.seal;

import io.holdfast.api.Operation;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Handler;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.List;

/**
 * The declaration of what answers while the server is sealed: for help, for the OpenAPI document,
 * and for {@link SealPaths}, which serves these paths before any walk.
 */
public final class SealRoutes {
  private static final Handler SERVED_BEFORE =
      call -> {
        throw new IllegalStateException("the paths of the seal are served before the walk");
      };

  private static final List<Field<?>> HEALTH_CODES =
      List.of(
          code("activecode", "the server is active", 200),
          code("standbycode", "the server stands by", 429),
          code("sealedcode", "the server is sealed", 503),
          code("uninitcode", "the server is not initialised", 501),
          code("drsecondarycode", "the server is a secondary for disasters", 472),
          code("performancestandbycode", "the server stands by for performance", 473));

  private static final Field<?>[] STATUS = {
    Field.string("type", "The type of the seal."),
    Field.bool("initialized", "Whether the server was initialised."),
    Field.bool("sealed", "Whether it is sealed."),
    Field.integer("t", "How many shares are needed."),
    Field.integer("n", "How many shares there are."),
    Field.integer("progress", "How many shares were given."),
    Field.string("nonce", "Of the attempt under way."),
    Field.string("version", "The level of the API."),
    Field.string("build_date", "When the program was built."),
    Field.bool("migration", "Whether the seal is being changed."),
    Field.string("cluster_name", "While unsealed."),
    Field.string("cluster_id", "While unsealed."),
    Field.bool("recovery_seal", "Whether the shares are for recovery only."),
    Field.string("storage_type", "Where data are kept.")
  };

  private static final Routes ROUTES =
      Routes.of(
          probe("health", "Whether the server can serve, as a status code.")
              .fields(HEALTH_CODES)
              .operationId(Operation.READ, "read-health-status")
              .on(Operation.READ, SERVED_BEFORE),
          probe("seal-status", "Whether the server is sealed, and how far unsealing came.")
              .operationId(Operation.READ, "seal-status")
              .answers(Operation.READ, STATUS)
              .on(Operation.READ, SERVED_BEFORE),
          probe("seal-backend-status", "Whether what wraps the root key can be reached.")
              .operationId(Operation.READ, "seal-backend-status")
              .answers(
                  Operation.READ,
                  Field.bool("healthy", "Whether all of them can be."),
                  Field.bool("fully_wrapped", "Whether each value is wrapped by all of them."),
                  Field.any("backends", "The name and the health of each."))
              .on(Operation.READ, SERVED_BEFORE),
          probe("leader", "Which node is active.")
              .operationId(Operation.READ, "leader-status")
              .answers(
                  Operation.READ,
                  Field.bool("ha_enabled", "Whether several nodes share the storage."),
                  Field.bool("is_self", "Whether this node is the active one."),
                  Field.string("leader_address", "Where clients reach the active node."),
                  Field.string("leader_cluster_address", "Where nodes reach the active node."))
              .on(Operation.READ, SERVED_BEFORE),
          probe("init", "Initialise the server, or ask whether it is.")
              .fields(
                  Field.integer("secret_shares", "Into how many shares the unseal key is split."),
                  Field.integer("secret_threshold", "How many shares are needed to unseal."),
                  Field.list("pgp_keys", "A PGP public key for each share, in base64."),
                  Field.integer("recovery_shares", "Shares of the recovery key: automatic seals."),
                  Field.integer("recovery_threshold", "How many recovery shares are needed."),
                  Field.list("recovery_pgp_keys", "A PGP public key for each recovery share."),
                  Field.string("root_token_pgp_key", "A PGP public key for the root token."))
              .operationId(Operation.READ, "read-initialization-status")
              .operationId(Operation.UPDATE, "initialize-system")
              .on(Operation.READ, SERVED_BEFORE)
              .onWrite(SERVED_BEFORE),
          probe("unseal", "Give a share of the unseal key.")
              .fields(
                  Field.string("key", "A share, in hex or base64.").sensitive(),
                  Field.bool("reset", "Whether to forget the shares given so far."))
              .operationId(Operation.UPDATE, "unseal")
              .answers(Operation.UPDATE, STATUS)
              .onWrite(SERVED_BEFORE));

  private SealRoutes() {}

  private static Route.Builder probe(String path, String synopsis) {
    return Route.path(path).describe(synopsis, "").unauthenticated();
  }

  private static Field<Long> code(String name, String when, long byDefault) {
    return Field.integer(name, "The status code when " + when + ".")
        .withDefault(byDefault)
        .inQuery();
  }

  /** Declared below the mount of the core's own paths. */
  public static Routes routes() {
    return ROUTES;
  }

  /** Whether a path is one of these and takes the operation. */
  static boolean takes(String path, Operation operation) {
    return ROUTES
        .match(path.substring(path.indexOf('/') + 1))
        .filter(match -> match.route().handlers().containsKey(operation))
        .isPresent();
  }
}
