package io.holdfast.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A server's process with its directory. Databases refuse to run as root: then they run as the user
 * that their package made.
 */
final class LocalServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private final Process process;
  private final Path directory;
  private final int port;
  private final Thread onExit;

  private LocalServer(Process process, Path directory, int port) {
    this.process = process;
    this.directory = directory;
    this.port = port;
    this.onExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  int port() {
    return port;
  }

  /** A directory that a user may write to. */
  static Path directory(String user) {
    try {
      Path directory = Files.createTempDirectory("holdfast-" + user);
      own(user, directory, directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a file or a directory to the user of a server. */
  static void own(String user, Path file, Path directory) {
    if (isRoot()) {
      run(List.of("chown", user, file.toString()), directory);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The command as a user runs it who is not root. */
  static List<String> as(String user, List<String> command) {
    if (!isRoot()) {
      return command;
    }
    List<String> words =
        new ArrayList<>(
            List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--init-groups", "--"));
    words.addAll(command);
    return words;
  }

  /** A port that nobody listened on just now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end. */
  static void run(List<String> command, Path directory) {
    try {
      Path log = Files.createTempFile("holdfast-command", ".log");
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + ":\n" + Files.readString(log));
      }
      Files.delete(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts a server and waits until it takes connections. */
  static LocalServer start(List<String> command, Path directory, int port) {
    return start(command, directory, port, "");
  }

  /**
   * Starts a server that takes connections before it serves them.
   *
   * @param ready what it logs once it serves them
   */
  static LocalServer start(List<String> command, Path directory, int port, String ready) {
    try {
      Path log = Files.createTempFile("holdfast-server", ".log");
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      LocalServer server = new LocalServer(process, directory, port);
      server.await(log, ready);
      Files.delete(log);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(Path log, String ready) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!listens() || !Files.readString(log).contains(ready)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new AssertionError("the server did not start:\n" + Files.readString(log));
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Holds the server still, as if it hung; or lets it go on. */
  void signal(String name) {
    run(List.of("kill", "-" + name, String.valueOf(process.pid())), directory);
  }

  @Override
  public void close() {
    try {
      // At once: nothing of it is needed any more.
      process.destroyForcibly().waitFor();
      Runtime.getRuntime().removeShutdownHook(onExit);
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // A child of the server may still be writing; the system's temporary files are cleared.
      return;
    }
  }
}
