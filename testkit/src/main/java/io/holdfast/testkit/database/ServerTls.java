package io.holdfast.testkit.database;

import io.holdfast.testkit.x509.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a database speaks TLS with: a certificate for a name. It lets nobody in who has none of the
 * same authority.
 */
public final class ServerTls {
  private final String authority;
  private final TestAuthority.Identity identity;

  private ServerTls(String authority, TestAuthority.Identity identity) {
    this.authority = authority;
    this.identity = identity;
  }

  public static ServerTls of(TestAuthority authority, String name) {
    return new ServerTls(authority.pem(), authority.server(name));
  }

  /** Where the files of it are. */
  record Written(Path authority, Path certificate, Path key) {}

  Written write(Path directory, String user) {
    return new Written(
        write(directory, user, "ca.pem", authority),
        write(directory, user, "server.pem", identity.pem()),
        write(directory, user, "server.key", identity.keyPem()));
  }

  private static Path write(Path directory, String user, String name, String pem) {
    try {
      Path file = Files.writeString(directory.resolve(name), pem);
      LocalServer.run(List.of("chmod", "600", file.toString()), directory);
      LocalServer.own(user, file, directory);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
