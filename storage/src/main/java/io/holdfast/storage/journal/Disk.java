package io.holdfast.storage.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** What the log asks of a file system: the place where tests let it fail. */
public interface Disk {

  /** The file system of the machine. */
  Disk REAL =
      new Disk() {
        @Override
        public FileChannel open(Path file, OpenOption... options) throws IOException {
          return FileChannel.open(file, options);
        }

        @Override
        public long usableBytes(Path directory) throws IOException {
          return Files.getFileStore(directory).getUsableSpace();
        }
      };

  FileChannel open(Path file, OpenOption... options) throws IOException;

  /** How many bytes this process may still write to the file system of {@code directory}. */
  long usableBytes(Path directory) throws IOException;
}
