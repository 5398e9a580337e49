package io.holdfast.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Backend;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.core.Core;
import io.holdfast.core.CoreOptions;
import io.holdfast.core.Surroundings;
import io.holdfast.core.audit.AuditLog;
import io.holdfast.core.audit.MerkleLog;
import io.holdfast.core.router.LeaseLimits;
import io.holdfast.core.seal.Seal;
import io.holdfast.core.seal.ShamirSeal;
import io.holdfast.storage.Storage;
import io.holdfast.storage.local.LocalStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A whole core in the test's own process: real storage in memory, real audit log in a temporary
 * directory, a clock that the test moves. Requests go the same walk as over HTTP.
 */
public final class TestCore implements AutoCloseable {
  /** The root token of {@link #started}. */
  public static final String ROOT = "root-token";

  private final Core core;
  private final CoreOptions options;
  private final FakeClock clock;
  private final Path auditDirectory;
  private final List<TestCore> otherNodes = new ArrayList<>();

  private TestCore(CoreOptions options, FakeClock clock, Path auditDirectory) {
    this.core = new Core(options);
    this.options = options;
    this.clock = clock;
    this.auditDirectory = auditDirectory;
  }

  /** A core that is not initialised. */
  public static TestCore fresh(Backend... backends) {
    return over(LocalStorage.inMemory(), new FakeClock(), new ShamirSeal(), backends);
  }

  /** A core over a given store. */
  public static TestCore over(Storage storage, FakeClock clock, Seal seal, Backend... backends) {
    try {
      Path directory = Files.createTempDirectory("holdfast-audit-log");
      AuditLog audit = new AuditLog(MerkleLog.open(storage, directory, "test/node"));
      CoreOptions options =
          new CoreOptions(
              storage, audit, seal, clock, List.of(backends), LeaseLimits.DEFAULTS, "test", "");
      return new TestCore(options, clock, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Another node over the same store: it shares storage, audit room and clock, and nothing in
   * memory. Only the first is to be closed.
   */
  public TestCore secondNode() {
    return node(options);
  }

  private TestCore node(CoreOptions ofNode) {
    TestCore node = new TestCore(ofNode, clock, auditDirectory);
    otherNodes.add(node);
    return node;
  }

  /**
   * As {@link #secondNode()}, with another seal: the same server after its configuration changed.
   */
  public TestCore secondNode(Seal seal) {
    return node(changed(seal, options.surroundings()));
  }

  /** As {@link #secondNode()}, with other surroundings: likewise. */
  public TestCore secondNode(Surroundings surroundings) {
    return node(changed(options.seal(), surroundings));
  }

  /**
   * As {@link #secondNode()}, with engines of its own: the same server after its process ended and
   * another began.
   */
  public TestCore anew(Backend... backends) {
    return node(
        new CoreOptions(
            options.storage(),
            options.audit(),
            options.seal(),
            options.clock(),
            List.of(backends),
            options.limits(),
            options.clusterName(),
            options.apiAddress(),
            options.declaredDevices(),
            options.surroundings(),
            options.workDirectory()));
  }

  private CoreOptions changed(Seal seal, Surroundings surroundings) {
    return new CoreOptions(
        options.storage(),
        options.audit(),
        seal,
        options.clock(),
        options.backends(),
        options.limits(),
        options.clusterName(),
        options.apiAddress(),
        options.declaredDevices(),
        surroundings,
        options.workDirectory());
  }

  /** An initialised, unsealed core with the root token {@link #ROOT}. */
  public static TestCore started(Backend... backends) {
    TestCore fresh = fresh(backends);
    var _ = fresh.core.unseal(fresh.found());
    return fresh;
  }

  /** Initialises with the root token {@link #ROOT} and one share, which it returns. */
  public byte[] found() {
    return core.initialise(1, 1, ROOT).shares().getFirst();
  }

  /** Where everything lies, below the barrier. */
  public Storage storage() {
    return options.storage();
  }

  public Core core() {
    return core;
  }

  public FakeClock clock() {
    return clock;
  }

  /** Where the Merkle log lies. */
  public Path auditDirectory() {
    return auditDirectory;
  }

  /** Does what an unsealed server does by itself each second. */
  public void keepHouse() {
    var _ = core.endDue();
    core.workOff();
    core.runErrands();
  }

  /** Moves the clock and lets what is due expire. */
  public void later(Duration step) {
    clock.advance(step);
    keepHouse();
  }

  public Reply read(String path) {
    return read(path, ROOT);
  }

  public Reply read(String path, String token) {
    return send(Operation.READ, path, "{}", token);
  }

  public Reply write(String path, String json) {
    return write(path, json, ROOT);
  }

  public Reply write(String path, String json, String token) {
    return send(Operation.UPDATE, path, json, token);
  }

  public Reply list(String path) {
    return send(Operation.LIST, path, "{}", ROOT);
  }

  public Reply delete(String path) {
    return send(Operation.DELETE, path, "{}", ROOT);
  }

  /**
   * Sends a request.
   *
   * @param json the body, or the query parameters of a read, as a JSON object
   * @param token empty for none
   */
  public Reply send(Operation operation, String path, String json, String token) {
    return send(operation, path, json, token, Optional.empty());
  }

  /** Sends a request whose answer is to be wrapped. */
  public Reply send(
      Operation operation, String path, String json, String token, Optional<Duration> wrapTtl) {
    return send(request(operation, path, json, token, wrapTtl, Map.of()));
  }

  /** A request as the listener would make it, from 127.0.0.1. */
  public static Request request(
      Operation operation,
      String path,
      String json,
      String token,
      Optional<Duration> wrapTtl,
      Map<String, List<String>> headers) {
    return new Request(
        UUID.randomUUID().toString(),
        Namespace.ROOT,
        operation,
        path,
        (ObjectNode) Json.tree(json.getBytes(StandardCharsets.UTF_8)),
        token.isEmpty() ? null : token,
        new Origin("127.0.0.1", 50000, List.of()),
        wrapTtl,
        headers);
  }

  /** A request as {@link #request}, with the namespace that its header names. */
  static Request request(
      String namespace,
      Operation operation,
      String path,
      String json,
      String token,
      Optional<Duration> wrapTtl) {
    Namespace named = namespace.isEmpty() ? Namespace.ROOT : new Namespace("", namespace + "/");
    return new Request(
        UUID.randomUUID().toString(),
        named,
        operation,
        path,
        (ObjectNode) Json.tree(json.getBytes(StandardCharsets.UTF_8)),
        token.isEmpty() ? null : token,
        new Origin("127.0.0.1", 50000, List.of()),
        wrapTtl,
        Map.of());
  }

  /**
   * The same core as a client sees it whose requests name a namespace.
   *
   * @param namespace its path without a slash at the end; empty for the root
   */
  public Tenant in(String namespace) {
    return new Tenant(this, namespace, ROOT);
  }

  /** Sends a request as it is. */
  public Reply send(Request request) {
    return Reply.of(core.handle(request));
  }

  /** Sends a request whose body is read as it arrives. */
  public Reply upload(String path, byte[] body, String token) {
    return Reply.of(
        core.handle(
            request(Operation.UPDATE, path, Optional.of(new ByteArrayInputStream(body)), token)));
  }

  /** Reads a path that answers with a file; whatever else it answers is an error. */
  public byte[] download(String path) {
    return download(path, ROOT);
  }

  /** As {@link #download(String)}, with another token. */
  public byte[] download(String path, String token) {
    Answer answer = core.handle(request(Operation.READ, path, Optional.empty(), token));
    try (FileChannel file = answer.file()) {
      if (file == null) {
        throw new IllegalStateException(
            answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return Channels.newInputStream(file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request request(
      Operation operation, String path, Optional<InputStream> upload, String token) {
    return new Request(
        UUID.randomUUID().toString(),
        Namespace.ROOT,
        operation,
        path,
        Json.object(),
        token.isEmpty() ? null : token,
        new Origin("127.0.0.1", 50000, List.of()),
        Optional.empty(),
        Map.of(),
        upload);
  }

  private void sealAll() {
    otherNodes.forEach(TestCore::sealAll);
    core.seal();
  }

  @Override
  public void close() {
    sealAll();
    core.close();
    try (Stream<Path> files = Files.walk(auditDirectory)) {
      files.sorted(Comparator.reverseOrder()).forEach(TestCore::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
