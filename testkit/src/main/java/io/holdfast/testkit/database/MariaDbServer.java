package io.holdfast.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A MariaDB server with one user who may do everything. */
public final class MariaDbServer implements AutoCloseable {
  public static final String USER = "boss";
  public static final String PASSWORD = "boss-own-pass@word/1";

  private static final String SYSTEM_USER = "mysql";

  private final LocalServer server;

  private MariaDbServer(LocalServer server) {
    this.server = server;
  }

  public static MariaDbServer start() {
    return start(Optional.empty());
  }

  /** One that takes TLS only. */
  public static MariaDbServer start(ServerTls tls) {
    return start(Optional.of(tls));
  }

  private static MariaDbServer start(Optional<ServerTls> tls) {
    String install = Programs.find("mariadb-install-db", "MariaDB");
    String mariadbd = Programs.find("mariadbd", "MariaDB");
    Path directory = LocalServer.directory(SYSTEM_USER);
    Path data = directory.resolve("data");
    LocalServer.run(
        LocalServer.as(
            SYSTEM_USER,
            List.of(
                install,
                "--no-defaults",
                "--datadir=" + data,
                "--skip-test-db",
                "--auth-root-authentication-method=normal")),
        directory);
    int port = LocalServer.freePort();
    List<String> command = new ArrayList<>(List.of(mariadbd, "--no-defaults"));
    command.add("--datadir=" + data);
    command.add("--port=" + port);
    command.add("--bind-address=127.0.0.1");
    command.add("--socket=" + directory.resolve("socket"));
    command.add("--pid-file=" + directory.resolve("pid"));
    command.add("--init-file=" + users(tls.isPresent() ? "REQUIRE X509" : ""));
    tls.ifPresent(with -> {
      ServerTls.Written files = with.write(directory, SYSTEM_USER);
      command.add("--ssl-ca=" + files.authority());
      command.add("--ssl-cert=" + files.certificate());
      command.add("--ssl-key=" + files.key());
    });
    return new MariaDbServer(
        LocalServer.start(LocalServer.as(SYSTEM_USER, command), directory, port));
  }

  private static Path users(String requirement) {
    try {
      Path file = Files.createTempFile("holdfast-mariadb", ".sql");
      Files.writeString(
          file,
          """
          DROP USER IF EXISTS ''@'localhost';
          CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s' %3$s;
          GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
          """
              .formatted(USER, PASSWORD, requirement));
      var _ = file.toFile().setReadable(true, false);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As clients of Vault write it. */
  public String templatedUrl() {
    return templatedUrl("127.0.0.1");
  }

  /** By another name of this machine. */
  public String templatedUrl(String host) {
    return "{{username}}:{{password}}@tcp(" + host + ":" + server.port() + ")/";
  }

  public String jdbcUrl() {
    return "jdbc:mariadb://127.0.0.1:" + server.port() + "/";
  }

  @Override
  public void close() {
    server.close();
  }
}
