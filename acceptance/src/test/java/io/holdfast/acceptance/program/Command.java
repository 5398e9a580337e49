package io.holdfast.acceptance.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command that is typed: its words, its environment, and what it reads from standard input. */
public final class Command {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> words;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Path directory = Checkout.root();
  private Duration patience = PATIENCE;
  private String input = "";

  private Command(List<String> words) {
    this.words = List.copyOf(words);
  }

  public static Command of(List<String> program, String... arguments) {
    List<String> words = new ArrayList<>(program);
    words.addAll(List.of(arguments));
    return new Command(words);
  }

  /** With a variable of the environment. */
  public Command with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** With more variables of the environment. */
  public Command with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Run in this directory. */
  public Command in(Path place) {
    directory = place;
    return this;
  }

  /** With this text as standard input. */
  public Command typing(String text) {
    input = text;
    return this;
  }

  /** With more or less time than usual to finish. */
  public Command within(Duration time) {
    patience = time;
    return this;
  }

  /** Runs it to its end. */
  public Finished run() {
    try {
      Process process = builder().start();
      CompletableFuture<String> out = text(process.getInputStream());
      CompletableFuture<String> err = text(process.getErrorStream());
      type(process);
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            line() + " did not end within " + patience + ":\n" + out.join() + err.join());
      }
      return new Finished(line(), process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + line(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The process to start, for those who don't wait for its end. */
  ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    Map<String, String> all = builder.environment();
    // What the user of this machine has set for a server of theirs is none of the tests' business.
    all.keySet()
        .removeIf(name -> name.matches("(VAULT|BAO|HOLDFAST)_.*") && !Launcher.isSetting(name));
    all.putAll(environment);
    return builder;
  }

  private void type(Process process) {
    try (OutputStream keyboard = process.getOutputStream()) {
      keyboard.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading: what it says instead is looked at.
      return;
    }
  }

  private static CompletableFuture<String> text(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try (stream) {
        text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        text.completeExceptionally(e);
      }
    });
    return text;
  }

  private String line() {
    return String.join(" ", words);
  }
}
