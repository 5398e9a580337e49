package io.holdfast.acceptance.durability;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.program.Reply;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * What the clients know: everything that the server acknowledged, and for each write that it may
 * have made without saying so, what it could be.
 */
final class Ledger {
  private final Map<String, History> secrets = new ConcurrentHashMap<>();
  private final Map<String, String> policiesOfTokens = new ConcurrentHashMap<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Set<Integer> increments = ConcurrentHashMap.newKeySet();
  private final Semaphore acknowledged = new Semaphore(0);

  /** The versions of one secret: each has one writer only. */
  static final class History {
    private final Map<Integer, Set<String>> attempts = new ConcurrentHashMap<>();
    private volatile int acknowledged;
    private volatile String value = "";

    /** The version that was acknowledged last; 0 for none. */
    int acknowledged() {
      return acknowledged;
    }

    /** What that version holds. */
    String value() {
      return value;
    }

    /** Whether a version may hold this: somebody tried to write it there. */
    boolean explains(int version, String found) {
      return attempts.getOrDefault(version, Set.of()).contains(found);
    }

    void attempt(int version, String text) {
      attempts.computeIfAbsent(version, _ -> ConcurrentHashMap.newKeySet()).add(text);
    }

    void acknowledge(int version, String text) {
      value = text;
      acknowledged = version;
    }

    /** What a restart showed to be there becomes what the next write builds on. */
    void found(int version, String text) {
      acknowledge(version, text);
    }
  }

  History secret(String path) {
    return secrets.computeIfAbsent(path, _ -> new History());
  }

  Map<String, History> secrets() {
    return secrets;
  }

  /** An answer came: its request must be in the audit log. */
  void answered(Reply reply) {
    JsonNode id = reply.at("request_id");
    if (id.isTextual()) {
      requests.add(id.textValue());
    }
    acknowledged.release();
  }

  void token(String token, String policy) {
    policiesOfTokens.put(token, policy);
  }

  Map<String, String> tokens() {
    return policiesOfTokens;
  }

  /**
   * A version of the counter that one of several writers made.
   *
   * @return false when the same version was acknowledged to another one
   */
  boolean increment(int version) {
    return increments.add(version);
  }

  int highestIncrement() {
    return increments.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** Waits until this many more answers have come. */
  void await(int answers) throws InterruptedException {
    acknowledged.drainPermits();
    acknowledged.acquire(answers);
  }

  /** The ids of all answered requests since this was last asked. */
  Set<String> takeRequests() {
    Set<String> taken = ConcurrentHashMap.newKeySet();
    for (String id = requests.poll(); id != null; id = requests.poll()) {
      taken.add(id);
    }
    return taken;
  }
}
