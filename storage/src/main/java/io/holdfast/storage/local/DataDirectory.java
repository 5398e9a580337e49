package io.holdfast.storage.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.holdfast.storage.StorageFailedException;
import io.holdfast.storage.StorageLockedException;
import io.holdfast.storage.journal.Directories;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/**
 * The directory of a store, locked against every other one until closed: {@code LOCK} with the
 * process id of its holder, {@code FORMAT}, {@code journal/} and, where the table is on disk,
 * {@code table/}, or {@code table-2/} and so on after its content was replaced.
 */
final class DataDirectory implements AutoCloseable {

  private static final int PID_BYTES = 20;

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * @throws StorageLockedException if another process or store holds it
   * @throws StorageFailedException if it can be neither found nor made
   */
  static DataDirectory open(Path path) {
    try {
      Directories.create(path);
      FileChannel lockFile = FileChannel.open(path.resolve("LOCK"), CREATE, READ, WRITE);
      try {
        requireLock(path, lockFile);
        return new DataDirectory(path, lockFile);
      } catch (IOException | RuntimeException e) {
        lockFile.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StorageFailedException(
          "the data directory " + path + " cannot be opened (" + e + "); check its permissions", e);
    }
  }

  private static void requireLock(Path path, FileChannel lockFile) throws IOException {
    FileLock lock;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      throw new StorageLockedException(path, "another store of this process");
    }
    if (lock == null) {
      throw new StorageLockedException(path, holder(lockFile));
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    lockFile.truncate(0);
    lockFile.write(ByteBuffer.wrap(pid.getBytes(US_ASCII)), 0);
  }

  private static String holder(FileChannel lockFile) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(PID_BYTES);
    lockFile.read(pid, 0);
    String digits = new String(pid.array(), 0, pid.position(), US_ASCII);
    return digits.isEmpty() ? "another process" : "another process, " + digits;
  }

  Path path() {
    return path;
  }

  Path journal() throws IOException {
    return subdirectory("journal");
  }

  Path table(TableDirectory table) throws IOException {
    return subdirectory(table.name());
  }

  private Path subdirectory(String name) throws IOException {
    Path directory = path.resolve(name);
    Directories.create(directory);
    return directory;
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new StorageFailedException("the lock of " + path + " cannot be closed", e);
    }
  }
}
