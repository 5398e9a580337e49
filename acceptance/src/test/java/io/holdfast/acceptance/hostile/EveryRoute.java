package io.holdfast.acceptance.hostile;

import io.holdfast.acceptance.openapi.ApiDocument;
import io.holdfast.acceptance.openapi.ApiOperation;
import io.holdfast.acceptance.openapi.EngineType;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Asks every operation that the server's own OpenAPI document tells of, in every wrong way. */
final class EveryRoute {
  /** What would end the run, or starve the rest of it. */
  private static final Map<String, String> SPARED =
      Map.of(
          "POST /sys/seal", "ends it",
          "GET /sys/monitor", "answers until it is left",
          "POST /auth/token/revoke-self", "revokes the token that asks",
          "POST /sys/quotas", "a quota refuses all others",
          "POST /sys/raw", "writes into storage below the barrier's records",
          "DELETE /sys/raw", "deletes from storage",
          "POST /sys/namespaces/api-lock", "locks all others out",
          "POST /sys/storage", "replaces the storage",
          "POST /sys/config/reload", "reloads the configuration");

  private static final int AT_ONCE = 8;

  private final DurableServer server;
  private final String planted;
  private final List<ApiOperation> operations;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong slowest = new AtomicLong();
  private final ConcurrentSkipListMap<Integer, Integer> byStatus = new ConcurrentSkipListMap<>();

  private EveryRoute(DurableServer server, String planted, List<ApiOperation> operations) {
    this.server = server;
    this.planted = planted;
    this.operations = operations;
  }

  /**
   * Mounts every type that the server has, with a few things in them that requests can find.
   *
   * @param planted a secret that no answer may hold
   */
  static EveryRoute of(DurableServer server, String planted) {
    Api root = server.root();
    EngineType.ALL.forEach(type -> type.mount(root));
    root.post("sys/mounts/spare", Map.of("type", "kv"));
    root.post("every-kv1/a", Map.of("v", "1"));
    root.post("every-kv1/kept", Map.of("v", planted));
    root.post("every-kv2/data/a", Map.of("data", Map.of("v", "1")));
    root.post("every-kv2/data/kept", Map.of("data", Map.of("v", planted)));
    root.post("cubbyhole/kept", Map.of("v", planted));
    root.post("every-transit/keys/a");
    root.post("every-transit/keys/b", Map.of("type", "ecdsa-p256"));
    root.post("every-exchange/policies/a", Map.of("paths", List.of()));
    root.post(
        "every-exchange/keys/kept",
        Map.of("venue", "okx", "key_id", "k", "secret", planted, "passphrase", planted));
    root.post("every-exchange/webhook/a", Map.of("secret", planted));
    root.post("auth/every-userpass/users/a", Map.of("password", planted));
    root.post("auth/every-approle/role/a", Map.of("token_policies", "default"));
    root.post("auth/token/roles/a", Map.of("allowed_policies", "default"));
    root.post("every-bitcoin/keys/a", Map.of("network", "regtest"));
    List<ApiOperation> operations =
        ApiDocument.of(root).operations().stream()
            .filter(operation ->
                SPARED.keySet().stream().noneMatch(spared -> isBelow(operation, spared)))
            .toList();
    return new EveryRoute(server, planted, operations);
  }

  private static boolean isBelow(ApiOperation operation, String spared) {
    return operation.toString().startsWith(spared)
        && !operation.toString().startsWith(spared + "-");
  }

  List<ApiOperation> operations() {
    return operations;
  }

  /** How many requests were sent, and what came of them. */
  String summary() {
    return byStatus.values().stream().mapToInt(count -> count).sum()
        + " requests to "
        + operations.size()
        + " operations, answers by status "
        + byStatus
        + ", the slowest after "
        + Duration.ofNanos(slowest.get()).toMillis()
        + " ms";
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Asks each operation with the battery and so many random requests. */
  void attack(int rounds, long seed) throws InterruptedException {
    Semaphore turns = new Semaphore(AT_ONCE);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ApiOperation operation : operations) {
        turns.acquire();
        clients.execute(() -> {
          try {
            HostileValues values = new HostileValues(seed + operation.toString().hashCode());
            Attack.battery(operation).forEach(attack -> ask(operation, attack));
            int random = operation.body().isEmpty() && operation.query().isEmpty() ? 3 : rounds;
            for (int i = 0; i < random; i++) {
              ask(operation, Attack.random(operation, values));
            }
          } finally {
            turns.release();
          }
        });
      }
    }
  }

  private void ask(ApiOperation operation, Attack attack) {
    reply(server.root(), attack).ifPresent(reply -> judge(operation, attack, reply));
  }

  private void judge(ApiOperation operation, Attack attack, Reply reply) {
    if (reply.status() >= 500 && !isMeant(operation)) {
      failures.add(attack + " -> " + reply.status() + " " + reply.raw());
    }
    if (reply.raw().contains(planted)) {
      failures.add(attack + " -> tells the planted secret");
    }
    if (reply.status() >= 400
        && attack.holdsSecret()
        && reply.raw().contains(HostileValues.SECRET)) {
      failures.add(attack + " -> repeats a secret: " + reply.raw());
    }
  }

  /**
   * The codes of health are the client's to choose; of a backup that is not allowed it is Vault's.
   */
  private static boolean isMeant(ApiOperation operation) {
    return operation.path().equals("/sys/health") || operation.path().contains("/backup/");
  }

  private Optional<Reply> reply(Api api, Attack attack) {
    Api as = api;
    for (Map.Entry<String, String> header : attack.headers().entrySet()) {
      as = as.with(header.getKey(), header.getValue());
    }
    long begin = System.nanoTime();
    try {
      Reply reply = as.attempt(attack.method(), attack.path(), attack.body());
      byStatus.merge(reply.status(), 1, Integer::sum);
      return Optional.of(reply);
    } catch (IOException e) {
      failures.add(attack + " -> no answer: " + e);
      return Optional.empty();
    } finally {
      slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
    }
  }

  /** Asks each operation that needs a token without one that may. */
  void trespass(Api nobody, Api powerless) {
    for (ApiOperation operation : operations) {
      if (!operation.unauthenticated()) {
        Attack attack = Attack.plain(operation);
        for (Api api : List.of(nobody, powerless)) {
          reply(api, attack)
              .filter(reply -> reply.status() < 400 || reply.status() >= 500)
              .ifPresent(reply -> failures.add(attack + " without leave -> " + reply.status()));
        }
      }
    }
  }
}
