package io.holdfast.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** GnuPG with a key ring of its own, as a holder of a share uses it. */
final class Gpg implements AutoCloseable {
  private final Path home;

  Gpg(Path home) {
    this.home = home;
  }

  static boolean isThere() {
    try {
      return new ProcessBuilder("gpg", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a key for a name; {@code algorithm} as GnuPG calls it. */
  void generate(String name, String algorithm) {
    run(new byte[0], "--quick-generate-key", name, algorithm, "default", "never");
  }

  /** The public key in base64, as the API takes it. */
  String publicKey(String name) {
    return Base64.getEncoder().encodeToString(run(new byte[0], "--export", name));
  }

  String fingerprint(String name) {
    return new String(
            run(new byte[0], "--with-colons", "--fingerprint", name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("fpr:"))
        .map(line -> line.split(":", -1)[9])
        .findFirst()
        .orElseThrow()
        .toLowerCase(Locale.ROOT);
  }

  /** Reads a message that came in base64. */
  String decrypt(String message) {
    return new String(
        run(Base64.getDecoder().decode(message), "--decrypt"), StandardCharsets.UTF_8);
  }

  private byte[] run(byte[] input, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("gpg", "--homedir", home.toString(), "--batch", "--quiet", "--yes"));
    // Before the time of the tests' clock, or the keys would not be in force yet.
    command.addAll(List.of("--faked-system-time", "20260101T000000"));
    command.addAll(List.of("--passphrase", "", "--pinentry-mode", "loopback"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().write(input);
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("gpg failed: " + String.join(" ", arguments));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the agent that GnuPG started for this key ring. */
  @Override
  public void close() {
    try {
      var _ =
          new ProcessBuilder("gpgconf", "--homedir", home.toString(), "--kill", "all")
              .start()
              .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
