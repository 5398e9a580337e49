package io.holdfast.cli.audit;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.FormatFlag;
import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.terminal.Terminal;
import io.holdfast.log.LogException;
import io.holdfast.log.note.MalformedNoteException;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.verify.LogVerifier;
import io.holdfast.log.verify.Progress;
import io.holdfast.log.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code audit verify DIR}: offline, from the files alone. */
@Usage(
    synopsis = "holdfast audit verify [-vkey KEY] [-old CHECKPOINT] [-format json] DIR",
    does = {
      "Checks the built-in audit log, offline: the signature of its checkpoint, every entry",
      "against the root that was signed, and that it contains an earlier state of itself. DIR",
      "is the directory with the file \"checkpoint\": audit-log in the server's data.",
      "The exit code is 0 when all is well, 2 when something was found, 1 when DIR or a flag is",
      "of no use."
    })
public final class AuditVerify extends PlainCommand {
  private static final long PROGRESS_EVERY = 1_000_000;

  @Flag(
      names = "-vkey",
      label = "<key>",
      help = "The log's verifier key, or a file that holds it, kept apart from the log.")
  private @Nullable String verifierKey;

  @Flag(
      names = "-old",
      label = "<file>",
      help = "A checkpoint kept from earlier, whose state the log must contain.")
  private @Nullable String oldCheckpoint;

  @Flag(names = "-format", label = "<format>", help = "table, json or yaml.")
  private @Nullable String format;

  @Override
  public int run(Terminal terminal) {
    Path directory = directory(arguments().one());
    Output output = new Output(terminal, FormatFlag.choose(format, terminal, false), "");
    Progress progress = output.isTable() ? progress(output) : Progress.NONE;
    VerificationReport report;
    try {
      report = LogVerifier.verify(directory, key(), old(), progress);
    } catch (LogException e) {
      throw Failure.local("The log in " + directory + " cannot be read: " + e.getMessage());
    }
    if (output.isTable()) {
      VerificationView.print(output, report);
    } else {
      output.structured(VerificationJson.of(report));
    }
    return report.ok() ? 0 : 2;
  }

  private static Path directory(String name) {
    Path directory = Path.of(name);
    if (!Files.isDirectory(directory)) {
      throw Failure.local("There is no directory " + directory);
    }
    Path below = directory.resolve("audit-log");
    if (!Files.exists(directory.resolve("checkpoint")) && Files.isDirectory(below)) {
      throw Failure.local(directory + " is not the log's directory; perhaps " + below + " is");
    }
    return directory;
  }

  private static Progress progress(Output output) {
    return (verified, size) -> {
      if (verified % PROGRESS_EVERY < 256 && verified >= PROGRESS_EVERY) {
        output.note("checked " + verified + " of " + size + " entries");
      }
    };
  }

  private Optional<VerifierKey> key() {
    if (verifierKey == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(VerifierKey.parse(fileOrText(verifierKey)));
    } catch (MalformedNoteException e) {
      throw Failure.local("-vkey: " + e.getMessage());
    }
  }

  private static String fileOrText(String given) {
    try {
      Path file = Path.of(given.replaceFirst("^@", ""));
      return Files.isRegularFile(file) ? Files.readString(file) : given;
    } catch (InvalidPathException e) {
      return given;
    } catch (IOException e) {
      throw Failure.local("-vkey: cannot read the file " + given);
    }
  }

  private Optional<SignedCheckpoint> old() {
    if (oldCheckpoint == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(SignedCheckpoint.parse(Files.readAllBytes(Path.of(oldCheckpoint))));
    } catch (MalformedNoteException e) {
      throw Failure.local("-old: " + oldCheckpoint + " is no checkpoint: " + e.getMessage());
    } catch (IOException e) {
      throw Failure.local("-old: cannot read the file " + oldCheckpoint);
    }
  }
}
