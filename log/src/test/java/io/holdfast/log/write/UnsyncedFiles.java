package io.holdfast.log.write;

import java.io.IOException;
import java.nio.file.Path;

/** The real files without the waiting for the disk, where a test does not depend on it. */
final class UnsyncedFiles implements LogFiles {
  private final LogFiles files = new DiskFiles();

  @Override
  public void createDirectory(Path directory) throws IOException {
    files.createDirectory(directory);
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    files.write(file, content);
  }

  @Override
  public void sync(Path file) {}

  @Override
  public void syncDirectory(Path directory) {}

  @Override
  public void move(Path from, Path to) throws IOException {
    files.move(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    files.delete(path);
  }
}
