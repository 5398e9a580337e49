package io.holdfast.acceptance.program;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A process that goes on until it is stopped. What it writes is kept in {@code out.log} and {@code
 * err.log} in its directory. It ends with this JVM.
 */
public final class Daemon implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path directory;
  private final List<String> banner;
  private final Thread onExit;

  private Daemon(Process process, Path directory, List<String> banner, Thread onExit) {
    this.process = process;
    this.directory = directory;
    this.banner = banner;
    this.onExit = onExit;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param ready found in the line of standard output that says so
   */
  public static Daemon start(Command command, Path directory, String ready) {
    Path errors = directory.resolve("err.log");
    try {
      Process process =
          command
              .builder()
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start();
      process.getOutputStream().close();
      Thread onExit = new Thread(process::destroyForcibly);
      Runtime.getRuntime().addShutdownHook(onExit);
      CompletableFuture<List<String>> banner =
          follow(process.inputReader(), directory.resolve("out.log"), Pattern.compile(ready));
      try {
        return new Daemon(
            process, directory, banner.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), onExit);
      } catch (ExecutionException | TimeoutException e) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("it did not start: " + e + "\n" + Files.readString(errors), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Copies all lines to the file; completes with those up to the one that says it is ready. */
  private static CompletableFuture<List<String>> follow(
      BufferedReader lines, Path file, Pattern ready) {
    CompletableFuture<List<String>> banner = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      List<String> seen = new ArrayList<>();
      try (lines;
          Writer copy =
              Files.newBufferedWriter(
                  file,
                  StandardCharsets.UTF_8,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.APPEND)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          copy.append(line).append('\n').flush();
          if (!banner.isDone()) {
            seen.add(line);
            if (ready.matcher(line).find()) {
              banner.complete(List.copyOf(seen));
            }
          }
        }
        banner.completeExceptionally(new IOException("it ended: " + String.join("\n", seen)));
      } catch (IOException e) {
        banner.completeExceptionally(e);
      }
    });
    return banner;
  }

  /** The part of a line of its banner that a pattern's first group matches. */
  public String said(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return banner.stream()
        .map(compiled::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no " + pattern + " in\n" + String.join("\n", banner)));
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Where its output is kept. */
  public Path directory() {
    return directory;
  }

  /** Ends it at once, as SIGKILL does, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    gone();
  }

  /** Asks it to stop, as SIGTERM does, and waits until it has; returns its exit code. */
  @CanIgnoreReturnValue
  public int stop() {
    process.destroy();
    return gone();
  }

  private int gone() {
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("it did not stop within " + PATIENCE);
      }
      Runtime.getRuntime().removeShutdownHook(onExit);
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
