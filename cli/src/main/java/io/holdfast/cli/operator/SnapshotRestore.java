package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** {@code operator snapshot restore}. */
@Usage(
    synopsis = "holdfast operator snapshot restore [options] <file>",
    does = {
      "Puts a snapshot in the place of all that is stored. The server is sealed then: unseal it",
      "with the key shares of the snapshot's time. What was written since is gone; the audit log",
      "goes on."
    })
class SnapshotRestore extends ApiCommand {
  @Flag(names = "-force", help = "Take a snapshot of another server, too.")
  private boolean force;

  @Override
  protected int call(Session session) {
    Path file = Path.of(arguments().one());
    String path = "sys/storage/raft/snapshot" + (force ? "-force" : "");
    try {
      during(
          "restoring the snapshot",
          () -> {
            upload(session, path, file);
            return true;
          });
    } catch (UncheckedIOException e) {
      throw Failure.local("cannot read " + file);
    }
    session.output().line("Success! The snapshot is restored, and the server sealed");
    return 0;
  }

  private static void upload(Session session, String path, Path file) {
    try {
      session.client().upload(path, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
