package io.holdfast.testkit.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Redis server with one user who may do everything. */
public final class RedisServer implements AutoCloseable {
  public static final String USER = "boss";
  public static final String PASSWORD = "boss-own-password";

  private static final String SYSTEM_USER = "redis";

  private final LocalServer server;

  private RedisServer(LocalServer server) {
    this.server = server;
  }

  public static RedisServer start() {
    return start(Optional.empty());
  }

  /** One that takes TLS only. */
  public static RedisServer start(ServerTls tls) {
    return start(Optional.of(tls));
  }

  private static RedisServer start(Optional<ServerTls> tls) {
    String redis = Programs.find("redis-server", "Redis");
    Path directory = LocalServer.directory(SYSTEM_USER);
    int port = LocalServer.freePort();
    List<String> command = new ArrayList<>(List.of(redis, "--bind", "127.0.0.1"));
    command.addAll(List.of("--save", "", "--appendonly", "no", "--dir", directory.toString()));
    command.addAll(List.of("--user", USER, "on", ">" + PASSWORD, "~*", "&*", "+@all"));
    command.addAll(tls.isPresent() ? List.of("--port", "0", "--tls-port") : List.of("--port"));
    command.add(String.valueOf(port));
    tls.ifPresent(with -> {
      ServerTls.Written files = with.write(directory, SYSTEM_USER);
      command.addAll(List.of("--tls-ca-cert-file", files.authority().toString()));
      command.addAll(List.of("--tls-cert-file", files.certificate().toString()));
      command.addAll(List.of("--tls-key-file", files.key().toString()));
    });
    return new RedisServer(
        LocalServer.start(LocalServer.as(SYSTEM_USER, command), directory, port));
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
