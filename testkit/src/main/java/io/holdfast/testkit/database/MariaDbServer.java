package io.holdfast.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    return new MariaDbServer(
        LocalServer.start(
            LocalServer.as(
                SYSTEM_USER,
                List.of(
                    mariadbd,
                    "--no-defaults",
                    "--datadir=" + data,
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + directory.resolve("socket"),
                    "--pid-file=" + directory.resolve("pid"),
                    "--init-file=" + users())),
            directory,
            port));
  }

  private static Path users() {
    try {
      Path file = Files.createTempFile("holdfast-mariadb", ".sql");
      Files.writeString(
          file,
          """
          DROP USER IF EXISTS ''@'localhost';
          CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
          GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
          """
              .formatted(USER, PASSWORD));
      var _ = file.toFile().setReadable(true, false);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As clients of Vault write it. */
  public String templatedUrl() {
    return "{{username}}:{{password}}@tcp(127.0.0.1:" + server.port() + ")/";
  }

  public String jdbcUrl() {
    return "jdbc:mariadb://127.0.0.1:" + server.port() + "/";
  }

  @Override
  public void close() {
    server.close();
  }
}
