package io.holdfast.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A PostgreSQL server with one superuser. */
public final class PostgresServer implements AutoCloseable {
  public static final String USER = "boss";
  public static final String PASSWORD = "boss' own \\ pass@word/1";

  private static final String SYSTEM_USER = "postgres";

  private final LocalServer server;

  private PostgresServer(LocalServer server) {
    this.server = server;
  }

  public static PostgresServer start() {
    String initdb = Programs.find("initdb", "PostgreSQL");
    String postgres = Programs.find("postgres", "PostgreSQL");
    Path directory = LocalServer.directory(SYSTEM_USER);
    String data = directory.resolve("data").toString();
    Path password = password();
    try {
      LocalServer.run(
          LocalServer.as(
              SYSTEM_USER,
              List.of(
                  initdb,
                  "--pgdata=" + data,
                  "--username=" + USER,
                  "--pwfile=" + password,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--no-sync")),
          directory);
    } finally {
      delete(password);
    }
    int port = LocalServer.freePort();
    return new PostgresServer(
        LocalServer.start(
            LocalServer.as(
                SYSTEM_USER,
                List.of(
                    postgres,
                    "-D",
                    data,
                    "-p",
                    String.valueOf(port),
                    "-k",
                    directory.toString(),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "fsync=off",
                    "-c",
                    "max_connections=50")),
            directory,
            port));
  }

  private static Path password() {
    try {
      Path file = Files.createTempFile("holdfast-postgres", ".pass");
      Files.writeString(file, PASSWORD + "\n");
      var _ = file.toFile().setReadable(true, false);
      return file;
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

  public int port() {
    return server.port();
  }

  /** As clients of Vault write it. */
  public String templatedUrl() {
    return "postgresql://{{username}}:{{password}}@127.0.0.1:"
        + server.port()
        + "/postgres?sslmode=disable";
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
  }

  /** Lets it hang: it takes connections and answers nothing. */
  public void pause() {
    server.signal("STOP");
  }

  public void goOn() {
    server.signal("CONT");
  }

  @Override
  public void close() {
    server.close();
  }
}
