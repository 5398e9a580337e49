package io.holdfast.log.write;

import io.holdfast.log.LogException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files on their way to their names. Staged, a file lies in {@code .tmp} and costs no sync;
 * published, a whole batch of them is made durable, then named, then the names are made durable. So
 * a name never stands for a half-written file, neither after kill -9 nor after a power cut, and
 * what is published later never outlives what it relies on.
 *
 * <p>Staging and publishing may run at the same time; publishing is for one thread at a time. After
 * an exception both can simply be repeated: nothing staged is lost.
 */
final class StagedFiles {
  private static final String TEMPORARY = ".tmp";
  private static final int KNOWN_DIRECTORIES = 1000;

  private record Staged(String file, Path temporary) {}

  private final Path root;
  private final Path temporary;
  private final LogFiles files;
  private final Queue<Staged> staged = new ConcurrentLinkedQueue<>();
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicLong counter = new AtomicLong();
  private final Set<Path> unsynced = new LinkedHashSet<>();
  private final Set<Path> known = new HashSet<>();

  StagedFiles(Path root, LogFiles files) {
    this.root = root;
    this.temporary = root.resolve(TEMPORARY);
    this.files = files;
  }

  /** Makes the temporary directory and empties it of what an earlier process left. */
  void prepare() {
    try {
      files.createDirectory(temporary);
      try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary)) {
        for (Path file : left) {
          files.delete(file);
        }
      }
      // The checkpoint that was found may have been named just before a crash.
      files.syncDirectory(root);
    } catch (IOException e) {
      throw failed("prepare " + temporary, e);
    }
  }

  /**
   * Writes the content of {@code file}, a path below the log's directory. A file that is staged
   * already is left alone: the content of a tile never changes.
   */
  void stage(String file, byte[] content) {
    if (waiting.contains(file)) {
      return;
    }
    Path path = temporary.resolve(Long.toString(counter.getAndIncrement()));
    try {
      files.write(path, content);
    } catch (IOException e) {
      discard(path, e);
      throw failed("write " + file, e);
    }
    waiting.add(file);
    staged.add(new Staged(file, path));
  }

  /** Makes everything that is staged so far durable under its name. */
  void publish() {
    List<Staged> batch = List.copyOf(staged);
    try {
      BatchSync.sync(batch.stream().map(Staged::temporary).toList(), files);
      for (Staged file : batch) {
        Path target = root.resolve(file.file());
        enter(target);
        files.move(file.temporary(), target);
        staged.remove(file);
        waiting.remove(file.file());
      }
      for (Path directory : List.copyOf(unsynced)) {
        files.syncDirectory(directory);
        unsynced.remove(directory);
      }
    } catch (IOException e) {
      throw failed("publish files", e);
    }
  }

  /** Gives a file in the log's directory itself new content, durably and at once. */
  void replace(String file, byte[] content) {
    Path path = temporary.resolve(file);
    try {
      files.write(path, content);
      files.sync(path);
      files.move(path, root.resolve(file));
      files.syncDirectory(root);
    } catch (IOException e) {
      throw failed("publish " + file, e);
    }
  }

  /** Sees to it that the directory of {@code target} exists and will be synced. */
  private void enter(Path target) throws IOException {
    Path directory = parent(target);
    if (!directory.equals(root) && !known.contains(directory)) {
      // Synced in its own parent even if it exists: an earlier process may have died before that.
      enter(directory);
      files.createDirectory(directory);
      if (known.size() >= KNOWN_DIRECTORIES) {
        known.clear();
      }
      known.add(directory);
    }
    unsynced.add(directory);
  }

  /** Says that a directory was deleted, so that it is made anew when it is needed again. */
  void forget(Path directory) {
    known.remove(directory);
  }

  /** A half-written file would only take more of a full disk. */
  private void discard(Path path, IOException cause) {
    try {
      files.delete(path);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalStateException(path + " lies in no directory");
    }
    return parent;
  }

  private LogException failed(String what, IOException cause) {
    return new LogException(
        "the log in " + root + " cannot " + what + ": " + cause + "; nothing is lost, try again",
        cause);
  }
}
