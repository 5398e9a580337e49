package io.holdfast.log.write;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The steps by which the log changes its files. Everything the writer does to the disk passes
 * through here, so that a test can stop it after any of them.
 */
interface LogFiles {
  /** Creates one directory, whose parent exists; one that is already there stays as it is. */
  void createDirectory(Path directory) throws IOException;

  /** Writes a file anew, without making it durable. */
  void write(Path file, byte[] content) throws IOException;

  /** Makes the content of a file durable. */
  void sync(Path file) throws IOException;

  /** Makes the names in a directory durable. */
  void syncDirectory(Path directory) throws IOException;

  /** Gives a file another name at once, in place of any file that has it. */
  void move(Path from, Path to) throws IOException;

  /** Deletes a file or an empty directory, if it is there. */
  void delete(Path path) throws IOException;
}
