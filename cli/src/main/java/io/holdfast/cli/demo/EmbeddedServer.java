package io.holdfast.cli.demo;

import io.holdfast.cli.command.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dev server as a child process, on a free port of the loopback address. It ends with this
 * process, also when that is interrupted.
 *
 * @param address its URL
 * @param rootToken its root token
 * @param auditLog the directory of its audit log
 * @param pinnedKey a copy of the log's key, made at the start
 */
record EmbeddedServer(
    Process process, Thread onExit, String address, String rootToken, Path auditLog, Path pinnedKey)
    implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("export VAULT_ADDR='([^']+)'");
  private static final Pattern ROOT_TOKEN = Pattern.compile("^Root Token: (\\S+)");
  private static final Pattern AUDIT_LOG = Pattern.compile("Audit Log: (.+)$");
  private static final String LAST_LINE = "Development mode should NOT";

  /** Starts one and waits until it says that it is ready. */
  static EmbeddedServer start(Workplace place) {
    List<String> command = new ArrayList<>(program());
    command.addAll(List.of("-dev", "-dev-no-store-token", "-dev-listen-address=127.0.0.1:0"));
    Path log = place.file("server.log");
    try {
      Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      Thread onExit = new Thread(process::destroy);
      Runtime.getRuntime().addShutdownHook(onExit);
      String banner = banner(process.inputReader(StandardCharsets.UTF_8));
      if (!banner.contains(LAST_LINE)) {
        throw Failure.local("The server did not start:\n" + banner + Files.readString(log));
      }
      Path auditLog = Path.of(found(AUDIT_LOG, banner));
      Path pinnedKey = Files.copy(auditLog.resolve("log.vkey"), place.file("log.vkey"));
      return new EmbeddedServer(
          process, onExit, found(ADDRESS, banner), found(ROOT_TOKEN, banner), auditLog, pinnedKey);
    } catch (IOException e) {
      throw new UncheckedIOException("the server cannot be started: " + command.getFirst(), e);
    }
  }

  /** The launcher where this process was started by it, else the same JVM and class path. */
  private static List<String> program() {
    String launcher = System.getProperty("holdfast.launcher", "");
    if (!launcher.isEmpty()) {
      return List.of(launcher, "server");
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        "io.holdfast.server.Server");
  }

  /** All up to the last line of the banner; what comes later is read and dropped. */
  private static String banner(BufferedReader lines) throws IOException {
    StringBuilder banner = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      banner.append(line).append('\n');
      if (line.startsWith(LAST_LINE)) {
        Thread.startVirtualThread(() -> drain(lines));
        break;
      }
    }
    return banner.toString();
  }

  private static void drain(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The server was stopped.
    }
  }

  private static String found(Pattern pattern, String banner) {
    Matcher matcher = Pattern.compile(pattern.pattern(), Pattern.MULTILINE).matcher(banner);
    if (!matcher.find()) {
      throw Failure.local("The server did not say what was expected of it: " + pattern);
    }
    return matcher.group(1);
  }

  /** Stops it, and waits until it has stopped. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // This process is about to end: the hook runs anyway.
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "EmbeddedServer[" + address + "]";
  }
}
