package io.holdfast.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that tells service managers the process id; removed at the end. */
final class PidFile implements AutoCloseable {
  private final Optional<Path> path;

  private PidFile(Optional<Path> path) {
    this.path = path;
  }

  static PidFile write(Optional<Path> path) {
    try {
      if (path.isPresent()) {
        Files.writeString(path.get(), Long.toString(ProcessHandle.current().pid()));
      }
      return new PidFile(path);
    } catch (IOException e) {
      throw new StartException("the pid_file cannot be written: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      if (path.isPresent()) {
        Files.deleteIfExists(path.get());
      }
    } catch (IOException e) {
      // The process ends: a file that names it does no harm.
    }
  }
}
