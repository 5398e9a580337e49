package io.holdfast.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL server with one superuser. */
public final class PostgresServer implements AutoCloseable {
  public static final String USER = "boss";
  public static final String PASSWORD = "boss' own \\ pass@word/1";

  private static final String SYSTEM_USER = "postgres";
  private static final String ONLY_TLS =
      "hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca\n";

  private final LocalServer server;

  private PostgresServer(LocalServer server) {
    this.server = server;
  }

  public static PostgresServer start() {
    return start(Optional.empty());
  }

  /** One that takes TLS only. */
  public static PostgresServer start(ServerTls tls) {
    return start(Optional.of(tls));
  }

  private static PostgresServer start(Optional<ServerTls> tls) {
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
    List<String> command = new ArrayList<>(List.of(postgres, "-D", data));
    command.addAll(List.of("-p", String.valueOf(port), "-k", directory.toString()));
    settings(command, "listen_addresses=127.0.0.1", "fsync=off", "max_connections=50");
    tls.ifPresent(with -> {
      settings(command, with.write(directory, SYSTEM_USER));
      replace(directory.resolve("data/pg_hba.conf"), ONLY_TLS);
    });
    return new PostgresServer(
        LocalServer.start(
            LocalServer.as(SYSTEM_USER, command),
            directory,
            port,
            "database system is ready to accept connections"));
  }

  private static void settings(List<String> command, ServerTls.Written files) {
    settings(
        command,
        "ssl=on",
        "ssl_ca_file=" + files.authority(),
        "ssl_cert_file=" + files.certificate(),
        "ssl_key_file=" + files.key());
  }

  private static void settings(List<String> command, String... settings) {
    for (String setting : settings) {
      command.add("-c");
      command.add(setting);
    }
  }

  private static void replace(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
