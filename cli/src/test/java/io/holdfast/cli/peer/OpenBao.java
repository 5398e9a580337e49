package io.holdfast.cli.peer;

import io.holdfast.cli.CommandLineRun.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A dev server of OpenBao, and its command line. */
final class OpenBao implements AutoCloseable {
  private final Path program;
  private final Path home;
  private final int port;
  private final Process server;

  private OpenBao(Path program, Path home, int port) throws IOException {
    this.program = program;
    this.home = home;
    this.port = port;
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(),
            "server",
            "-dev",
            "-dev-root-token-id=root",
            "-dev-listen-address=127.0.0.1:" + port);
    builder.environment().put("HOME", home.toString());
    this.server = builder.redirectErrorStream(true).start();
    awaitStart();
  }

  /** Starts one, where bao is installed beside the acceptance tests or on the PATH. */
  static Optional<OpenBao> start(Path home, int port) {
    Stream<Path> places =
        Stream.concat(
            Stream.of(Path.of("..", "acceptance", "target", "peers", "venv", "bin", "bao")),
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, "bao")));
    return places
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> {
          try {
            return new OpenBao(program, home, port);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void awaitStart() throws IOException {
    BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("Development mode should NOT")) {
        Thread.startVirtualThread(() -> drain(lines));
        return;
      }
    }
    throw new IOException("bao did not start:\n" + said);
  }

  private static void drain(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // It was stopped.
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Runs its command line. */
  Result run(String... words) {
    try {
      List<String> command = new ArrayList<>(List.of(program.toString()));
      command.addAll(List.of(words));
      Path out = Files.createTempFile(home, "out", "");
      Path err = Files.createTempFile(home, "err", "");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder
          .environment()
          .putAll(Map.of("BAO_ADDR", address(), "BAO_TOKEN", "root", "HOME", home.toString()));
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      int exitCode = process.waitFor();
      return new Result(exitCode, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(10, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
