package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code operator snapshot save}: the file appears under its name only when it is whole. */
@Usage(
    synopsis = "holdfast operator snapshot save <file>",
    does = {
      "Saves a snapshot of the whole store, as it is at this moment and encrypted as it lies on",
      "the server's disk. To open it after a restore, the key shares of this moment are needed."
    })
class SnapshotSave extends ApiCommand {
  @Override
  protected int call(Session session) {
    Path file = Path.of(arguments().one());
    try {
      save(session, file.toAbsolutePath());
    } catch (IOException e) {
      throw Failure.local("cannot write to " + file + ": " + e.getMessage());
    }
    session.output().line("Success! The snapshot is in " + file);
    return 0;
  }

  private static void save(Session session, Path file) throws IOException {
    Path unfinished =
        Files.createTempFile(file.getParent(), file.getFileName() + ".", ".unfinished");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
        during(
            "taking the snapshot",
            () -> {
              session.client().download("sys/storage/raft/snapshot", out);
              return true;
            });
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
