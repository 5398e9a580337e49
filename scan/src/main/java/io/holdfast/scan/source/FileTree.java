package io.holdfast.scan.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The files of a folder. Links are not followed: what they lead to is found where it lies, and no
 * loop is walked. Pipes and devices are left out.
 */
public final class FileTree {
  private FileTree() {}

  /**
   * The files at or below a path.
   *
   * @param skip whether a path, relative to {@code root} and with slashes, is left out
   */
  public static List<ScanObject> objects(
      Path root, Predicate<String> skip, Consumer<Problem> problems) {
    List<ScanObject> objects = new ArrayList<>();
    if (Files.isRegularFile(root)) {
      objects.add(object(root, root));
      return objects;
    }
    try {
      Files.walkFileTree(root, new Visitor(root, skip, problems, objects));
    } catch (IOException e) {
      problems.accept(new Problem(root.toString(), "", Reasons.of(e)));
    }
    return objects;
  }

  private static ScanObject object(Path file, Path shown) {
    long size = file.toFile().length();
    return ScanObject.of(shown.toString(), size, () -> Files.newInputStream(file));
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Predicate<String> skip;
    private final Consumer<Problem> problems;
    private final List<ScanObject> objects;

    Visitor(
        Path root, Predicate<String> skip, Consumer<Problem> problems, List<ScanObject> objects) {
      this.root = root;
      this.skip = skip;
      this.problems = problems;
      this.objects = objects;
    }

    private String relative(Path path) {
      return root.relativize(path).toString().replace('\\', '/');
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean isStore =
          directory.endsWith(".git/objects") || directory.endsWith(".git/lfs/objects");
      return isStore || (!directory.equals(root) && skip.test(relative(directory)))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()
          && !skip.test(relative(file))
          && !file.endsWith(".git/index")) {
        objects.add(
            ScanObject.of(
                file.normalize().toString(),
                attributes.size(),
                () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      problems.accept(new Problem(file.toString(), "", Reasons.of(e)));
      return FileVisitResult.CONTINUE;
    }
  }
}
