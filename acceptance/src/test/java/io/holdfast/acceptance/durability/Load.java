package io.holdfast.acceptance.durability;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that write and read as fast as they are answered, until the server is gone. Whatever else
 * goes wrong is thrown when the load is over.
 */
final class Load implements AutoCloseable {
  private static final int SECRETS_OF_A_WRITER = 4;
  private static final int WRITERS = 6;
  private static final int PADDING = 700;

  private final Api api;
  private final Ledger ledger;
  private final String round;
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();

  private Load(Api api, Ledger ledger, String round) {
    this.api = api;
    this.ledger = ledger;
    this.round = round;
  }

  /** One thing that a client does. */
  @FunctionalInterface
  private interface Deed {
    void perform(Random random, int turn) throws IOException;
  }

  /** Lets all clients loose. */
  static Load begin(Api api, Ledger ledger, int round, long seed) {
    Load load = new Load(api, ledger, "round " + round);
    for (int writer = 0; writer < WRITERS; writer++) {
      int number = writer;
      load.start(seed + writer, (random, turn) -> load.writeSecret(number, random));
    }
    load.start(seed + WRITERS, (_, turn) -> load.createToken(turn));
    load.start(seed + WRITERS + 1, (_, turn) -> load.createToken(turn));
    load.start(seed + WRITERS + 2, (random, _) -> load.read(random));
    load.start(seed + WRITERS + 3, (_, _) -> load.increment());
    load.start(seed + WRITERS + 4, (_, _) -> load.increment());
    return load;
  }

  private void start(long seed, Deed deed) {
    running.add(clients.submit(() -> untilTheServerIsGone(new Random(seed), deed)));
  }

  private static void untilTheServerIsGone(Random random, Deed deed) {
    try {
      for (int turn = 0; true; turn++) {
        deed.perform(random, turn);
      }
    } catch (IOException e) {
      // No answer: the server is gone, which is what the test is about.
      return;
    }
  }

  /** The secret that a writer, and nobody else, writes. */
  static String secret(int writer, int number) {
    return "writer-" + writer + "/secret-" + number;
  }

  private void writeSecret(int writer, Random random) throws IOException {
    String path = secret(writer, random.nextInt(SECRETS_OF_A_WRITER));
    Ledger.History history = ledger.secret(path);
    int next = history.acknowledged() + 1;
    String value = path + " version " + next + " " + round + "x".repeat(random.nextInt(PADDING));
    history.attempt(next, value);
    Reply reply =
        post(
            "secret/data/" + path,
            Map.of("data", Map.of("value", value), "options", Map.of("cas", next - 1)));
    if (reply.succeeds().at("data/version").asInt() != next) {
      throw new AssertionError("another version than the one that was next: " + reply);
    }
    history.acknowledge(next, value);
    ledger.answered(reply);
  }

  private void createToken(int turn) throws IOException {
    String policy = turn % 2 == 0 ? "even" : "odd";
    Reply reply =
        post("auth/token/create", Map.of("policies", List.of(policy), "ttl", "2h")).succeeds();
    ledger.token(reply.text("auth/client_token"), policy);
    ledger.answered(reply);
  }

  /** Two clients count on one secret: each version is written by one of them. */
  private void increment() throws IOException {
    Reply now = api.attempt("GET", "secret/data/counter", new byte[0]);
    ledger.answered(now);
    int version = now.at("data/metadata/version").asInt(0);
    Reply reply =
        post(
            "secret/data/counter",
            Map.of("data", Map.of("count", version + 1), "options", Map.of("cas", version)));
    ledger.answered(reply);
    if (reply.status() == 200 && !ledger.increment(reply.at("data/version").asInt())) {
      throw new AssertionError("two writers were told that they wrote " + reply);
    }
  }

  private void read(Random random) throws IOException {
    String path = secret(random.nextInt(WRITERS), random.nextInt(SECRETS_OF_A_WRITER));
    ledger.answered(api.attempt("GET", "secret/data/" + path, new byte[0]));
  }

  private Reply post(String path, Map<String, ?> body) throws IOException {
    return api.attempt("POST", path, Api.json(body));
  }

  /** Waits until all clients noticed that the server is gone. */
  @Override
  public void close() {
    clients.close();
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
