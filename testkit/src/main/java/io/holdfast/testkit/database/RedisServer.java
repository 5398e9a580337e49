package io.holdfast.testkit.database;

import java.nio.file.Path;
import java.util.List;

/** A Redis server with one user who may do everything. */
public final class RedisServer implements AutoCloseable {
  public static final String USER = "boss";
  public static final String PASSWORD = "boss-own-password";

  private final LocalServer server;

  private RedisServer(LocalServer server) {
    this.server = server;
  }

  public static RedisServer start() {
    String redis = Programs.find("redis-server", "Redis");
    Path directory = LocalServer.directory("redis");
    int port = LocalServer.freePort();
    return new RedisServer(
        LocalServer.start(
            LocalServer.as(
                "redis",
                List.of(
                    redis,
                    "--port",
                    String.valueOf(port),
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--appendonly",
                    "no",
                    "--dir",
                    directory.toString(),
                    "--user",
                    USER,
                    "on",
                    ">" + PASSWORD,
                    "~*",
                    "&*",
                    "+@all")),
            directory,
            port));
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
