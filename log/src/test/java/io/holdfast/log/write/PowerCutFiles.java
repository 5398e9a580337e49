package io.holdfast.log.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The real files, with a record of what a power cut could leave of them: a file's content counts
 * only when it was synced, a name only when its directory was.
 */
final class PowerCutFiles implements LogFiles {
  private final LogFiles files = new UnsyncedFiles();
  private final Runnable afterEachStep;

  /** What is seen while the machine runs, and what the disk is sure to hold. */
  private final Map<Path, Map<Path, Inode>> seen = new HashMap<>();

  private final Map<Path, Map<Path, Inode>> durable = new HashMap<>();

  private static final class Inode {
    private byte[] content = new byte[0];
    private byte[] durable = new byte[0];
    private final boolean directory;

    Inode(boolean directory) {
      this.directory = directory;
    }
  }

  PowerCutFiles(Runnable afterEachStep) {
    this.afterEachStep = afterEachStep;
  }

  /**
   * Builds what a power cut would leave.
   *
   * @param names whether names that were not synced are there all the same
   */
  void leave(Path root, Path target, boolean names) throws IOException {
    Files.createDirectories(target);
    for (Map.Entry<Path, Inode> entry : new TreeMap<>(names(root, names)).entrySet()) {
      Path copy = target.resolve(String.valueOf(entry.getKey().getFileName()));
      if (entry.getValue().directory) {
        leave(entry.getKey(), copy, names);
      } else {
        Files.write(copy, entry.getValue().durable);
      }
    }
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    files.createDirectory(directory);
    names(parent(directory), true).putIfAbsent(directory, new Inode(true));
    afterEachStep.run();
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    files.write(file, content);
    Inode inode = new Inode(false);
    inode.content = content.clone();
    names(parent(file), true).put(file, inode);
    afterEachStep.run();
  }

  @Override
  public void sync(Path file) throws IOException {
    files.sync(file);
    Inode inode = names(parent(file), true).get(file);
    if (inode == null) {
      throw new IOException("synced before it was written: " + file);
    }
    inode.durable = inode.content;
    afterEachStep.run();
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    files.syncDirectory(directory);
    durable.put(directory, new HashMap<>(names(directory, true)));
    afterEachStep.run();
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    files.move(from, to);
    @Nullable Inode inode = names(parent(from), true).remove(from);
    if (inode == null) {
      throw new IOException("moved before it was written: " + from);
    }
    names(parent(to), true).put(to, inode);
    afterEachStep.run();
  }

  @Override
  public void delete(Path path) throws IOException {
    files.delete(path);
    names(parent(path), true).remove(path);
    afterEachStep.run();
  }

  private Map<Path, Inode> names(Path directory, boolean all) {
    return (all ? seen : durable).computeIfAbsent(directory, d -> new HashMap<>());
  }

  private static Path parent(Path path) {
    return path.resolveSibling("");
  }
}
