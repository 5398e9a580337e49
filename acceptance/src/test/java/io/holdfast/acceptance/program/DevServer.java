package io.holdfast.acceptance.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server to try things with: in memory, unsealed, on a free port, with the root token {@code
 * root}.
 */
public final class DevServer implements AutoCloseable {
  public static final String ROOT_TOKEN = "root";

  private final Daemon daemon;

  private DevServer(Daemon daemon) {
    this.daemon = daemon;
  }

  /**
   * Starts one.
   *
   * @param name of the directory that it works in
   */
  public static DevServer start(String name, String... flags) {
    Path directory = Checkout.workplace(name);
    Path temporary = directory.resolve("tmp");
    try {
      Files.createDirectory(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> words =
        new ArrayList<>(
            List.of(
                "server",
                "-dev",
                "-dev-root-token-id=" + ROOT_TOKEN,
                "-dev-listen-address=127.0.0.1:0"));
    words.addAll(List.of(flags));
    Command command =
        Launcher.holdfast(words.toArray(String[]::new))
            .with("HOLDFAST_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary)
            .with("HOME", directory.toString());
    return new DevServer(Daemon.start(command, directory, "^Development mode should NOT"));
  }

  public String address() {
    return said("export VAULT_ADDR='([^']+)'");
  }

  /** The API with the root token. */
  public Api root() {
    return Api.at(address()).as(ROOT_TOKEN);
  }

  /** The part of a line that it printed at its start. */
  public String said(String pattern) {
    return daemon.said(pattern);
  }

  public Path directory() {
    return daemon.directory();
  }

  @Override
  public void close() {
    daemon.close();
  }
}
