package io.holdfast.log.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The real files, with a look at the disk after every single step. */
final class ObservedFiles implements LogFiles {
  private final LogFiles files = new UnsyncedFiles();
  private final Runnable afterEachStep;

  ObservedFiles(Runnable afterEachStep) {
    this.afterEachStep = afterEachStep;
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    files.createDirectory(directory);
    afterEachStep.run();
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    // A process can die in the middle of a write as well.
    files.write(file, Arrays.copyOf(content, content.length / 2));
    afterEachStep.run();
    files.write(file, content);
    afterEachStep.run();
  }

  @Override
  public void sync(Path file) throws IOException {
    files.sync(file);
    afterEachStep.run();
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    files.syncDirectory(directory);
    afterEachStep.run();
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    files.move(from, to);
    afterEachStep.run();
  }

  @Override
  public void delete(Path path) throws IOException {
    files.delete(path);
    afterEachStep.run();
  }
}
