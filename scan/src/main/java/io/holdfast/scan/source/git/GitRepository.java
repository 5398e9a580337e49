package io.holdfast.scan.source.git;

import io.holdfast.scan.source.ScanObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A repository that is read. */
public final class GitRepository implements AutoCloseable {
  private final Repository repository;

  private GitRepository(Repository repository) {
    this.repository = repository;
  }

  /**
   * The repository at a path or above it.
   *
   * @throws IOException where there is none
   */
  public static GitRepository open(Path path) throws IOException {
    PlainSystem.use();
    FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
    File directory = path.toAbsolutePath().normalize().toFile();
    if (new File(directory, "HEAD").isFile() && new File(directory, "objects").isDirectory()) {
      builder.setGitDir(directory);
    } else {
      builder.findGitDir(directory);
    }
    if (builder.getGitDir() == null) {
      throw new IOException(path + " is in no git repository");
    }
    return new GitRepository(builder.build());
  }

  Repository repository() {
    return repository;
  }

  /** The directory of its working files; its own where it has none. */
  public Path root() {
    return (repository.isBare() ? repository.getDirectory() : repository.getWorkTree()).toPath();
  }

  /** The directory of hooks. */
  public Path hooks() {
    return repository.getDirectory().toPath().resolve("hooks");
  }

  ScanObject blob(String path, String commit, ObjectId id) {
    return new ScanObject(
        path, commit, -1, () -> repository.open(id, Constants.OBJ_BLOB).openStream());
  }

  @Override
  public void close() {
    repository.close();
  }
}
