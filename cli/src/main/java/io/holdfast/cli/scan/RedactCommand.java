package io.holdfast.cli.scan;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.terminal.Terminal;
import io.holdfast.crypto.fingerprint.SecretFingerprint;
import io.holdfast.scan.engine.RuleBook;
import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.redact.Redactor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code redact [FILE]}: a filter. */
@Usage(
    synopsis = "holdfast redact [options] [FILE]",
    does = {
      "Copies standard input, or FILE, to standard output, with \"[REDACTED rule fingerprint]\" in",
      "the place of each secret. Memory is bounded, and lines go on as soon as they come."
    })
public final class RedactCommand extends PlainCommand {
  @Flag(
      names = "-key-file",
      label = "<file>",
      help = "The key of fingerprints, 32 bytes; else HOLDFAST_SCAN_KEY, else the user's own.")
  private @Nullable String keyFile;

  @Flag(names = "-off", label = "<rule>", separator = ",", help = "Rules that don't count.")
  private List<String> off = new ArrayList<>();

  @Override
  public int run(Terminal terminal) {
    List<String> words = arguments().between(0, 1);
    Scanner scanner = new Scanner(RuleBook.standard(), new HashSet<>(off));
    OutputStream out = new BufferedOutputStream(terminal.out(), 64 * 1024);
    try (SecretFingerprint fingerprint = FingerprintKey.load(keyFile, terminal);
        InputStream in = input(words, terminal)) {
      new Redactor(scanner, fingerprint).copy(in, out);
      out.flush();
      if (terminal.out().checkError()) {
        throw Failure.local("The output could not be written");
      }
      return 0;
    } catch (IOException e) {
      throw Failure.local("The stream ended early: " + e.getMessage());
    }
  }

  private static InputStream input(List<String> words, Terminal terminal) throws IOException {
    return words.isEmpty() || words.getFirst().equals("-")
        ? terminal.stdinStream()
        : Files.newInputStream(Path.of(words.getFirst()));
  }
}
