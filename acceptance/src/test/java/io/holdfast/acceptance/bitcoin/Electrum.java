package io.holdfast.acceptance.bitcoin;

import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Electrum without a network, with one wallet. */
final class Electrum {
  private final List<String> program;
  private final Path directory;

  private Electrum(List<String> program, Path directory) {
    this.program = program;
    this.directory = directory;
  }

  /**
   * With this wallet file.
   *
   * @param directory its own
   */
  static Electrum with(Path directory, String wallet) throws IOException {
    List<String> program =
        Peers.electrum()
            .orElseThrow(() -> {
              // The independent cosigner that CI has is embit.
              String why = "Electrum is not installed (Debian: electrum)";
              System.err.println("\n!!! SKIPPED: " + why + "\n");
              return new TestAbortedException(why);
            });
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("wallet"), wallet);
    return new Electrum(program, directory);
  }

  /** Adds its signatures; what comes back is a PSBT in base64, or when complete the transaction. */
  String cosign(String psbt) {
    return run("wallet", "signtransaction", psbt);
  }

  /**
   * The addresses of its wallet.
   *
   * @param which {@code --receiving} or {@code --change}
   */
  List<String> addresses(String which) {
    List<String> addresses = new ArrayList<>();
    for (String line : run("wallet", "listaddresses", which).lines().toList()) {
      String bare = line.replaceAll("[\\[\\]\",\\s]", "");
      if (!bare.isEmpty()) {
        addresses.add(bare);
      }
    }
    return addresses;
  }

  /** Makes a watch-only wallet of a master public key; returns the file that it wrote. */
  String restore(String name, String masterPublicKey) throws IOException {
    var _ = run(name, "restore", masterPublicKey);
    return Files.readString(directory.resolve(name));
  }

  private String run(String wallet, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--simnet",
                "--offline",
                "-D",
                directory.toString(),
                "-w",
                directory.resolve(wallet).toString()));
    all.addAll(List.of(words));
    return Command.of(program, all.toArray(String[]::new))
        .in(directory)
        .with("HOME", directory.toString())
        .run()
        .succeeds()
        .text();
  }
}
