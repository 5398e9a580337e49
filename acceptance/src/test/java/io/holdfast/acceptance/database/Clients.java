package io.holdfast.acceptance.database;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Clients that make, prolong, revoke and rotate as fast as they are answered, until the server is
 * gone.
 */
final class Clients implements AutoCloseable {
  private static final int MAKERS = 3;
  private static final int MOST_LEASES = 40;

  private final Api api;
  private final Scene scene;
  private final Semaphore answered = new Semaphore(0);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();

  private Clients(Api api, Scene scene) {
    this.api = api;
    this.scene = scene;
  }

  /** One thing that a client does. */
  @FunctionalInterface
  private interface Deed {
    void perform(Random random) throws IOException;
  }

  static Clients begin(Api api, Scene scene, long seed) {
    Clients clients = new Clients(api, scene);
    for (int maker = 0; maker < MAKERS; maker++) {
      clients.start(seed + maker, random -> clients.make());
    }
    clients.start(seed + MAKERS, clients::revoke);
    clients.start(seed + MAKERS + 1, clients::revoke);
    clients.start(seed + MAKERS + 2, clients::renew);
    clients.start(seed + MAKERS + 3, clients::rotate);
    clients.start(seed + MAKERS + 4, clients::rotate);
    clients.start(seed + MAKERS + 5, random -> clients.rotateRoot());
    clients.start(seed + MAKERS + 6, random -> clients.makeForAToken());
    return clients;
  }

  private void start(long seed, Deed deed) {
    running.add(threads.submit(() -> untilTheServerIsGone(new Random(seed), deed)));
  }

  private void untilTheServerIsGone(Random random, Deed deed) {
    try {
      while (true) {
        deed.perform(random);
        answered.release();
      }
    } catch (IOException e) {
      // No answer: the server is gone, which is what the test is about.
      return;
    }
  }

  private void make() throws IOException {
    if (scene.leases().size() > MOST_LEASES) {
      revoke(new Random(scene.leases().hashCode()));
      return;
    }
    Reply reply = read("database/creds/app");
    if (isBusy(reply)) {
      return;
    }
    reply.succeeds();
    scene.made(
        reply.text("lease_id"),
        new Scene.Account(reply.text("data/username"), reply.text("data/password")));
  }

  private void revoke(Random random) throws IOException {
    List<String> leases = scene.leases();
    if (leases.isEmpty()) {
      read("sys/health").succeeds();
      return;
    }
    String lease = leases.get(random.nextInt(leases.size()));
    Optional<Scene.Account> account = scene.revoking(lease);
    Reply reply =
        post("sys/leases/revoke", Map.of("lease_id", lease, "sync", random.nextBoolean()));
    if (isBusy(reply)) {
      return;
    }
    reply.succeeds();
    scene.revoked(account);
  }

  /**
   * The root's password is rotated without a pause, so that a connection may be gone again and
   * again. It is said so, and what a lease stands for is taken back later.
   */
  private static boolean isBusy(Reply reply) {
    return reply.status() == 502 && reply.raw().contains("changed meanwhile; try again");
  }

  private void renew(Random random) throws IOException {
    List<String> leases = scene.leases();
    if (!leases.isEmpty()) {
      String lease = leases.get(random.nextInt(leases.size()));
      post("sys/leases/renew", Map.of("lease_id", lease, "increment", 3600));
    }
    read("database/config/pg").succeeds();
  }

  /** Somebody else may be rotating the same one. */
  private void rotate(Random random) throws IOException {
    String role = "stat" + random.nextInt(Scene.STATIC_ROLES);
    post("database/rotate-role/" + role, Map.of());
  }

  private void rotateRoot() throws IOException {
    post("database/rotate-root/pg", Map.of());
    read("database/roles/app").succeeds();
  }

  /** The account ends with the token that it was made for. */
  private void makeForAToken() throws IOException {
    Reply token = post("auth/token/create", Map.of("policies", List.of("root"), "ttl", "1h"));
    String text = token.succeeds().text("auth/client_token");
    Reply reply = api.as(text).attempt("GET", "database/creds/app", new byte[0]);
    if (isBusy(reply)) {
      return;
    }
    reply.succeeds();
    String lease = reply.text("lease_id");
    scene.made(lease, new Scene.Account(reply.text("data/username"), reply.text("data/password")));
    Optional<Scene.Account> account = scene.revoking(lease);
    post("auth/token/revoke", Map.of("token", text)).succeeds();
    scene.revoked(account);
  }

  private Reply read(String path) throws IOException {
    return api.attempt("GET", path, new byte[0]);
  }

  private Reply post(String path, Map<String, ?> body) throws IOException {
    return api.attempt("POST", path, Api.json(body));
  }

  /** Waits until this many answers have come. */
  void await(int answers) throws InterruptedException {
    answered.acquire(answers);
  }

  /** Waits until all clients noticed that the server is gone. */
  @Override
  public void close() {
    threads.close();
    for (Future<?> client : running) {
      try {
        client.get();
      } catch (ExecutionException e) {
        throw new AssertionError("a client found more than that the server was gone", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
