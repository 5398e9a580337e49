package io.holdfast.scan.source.git;

import io.holdfast.scan.source.ScanObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * What is staged for the next commit, and what the last commit had in its place.
 *
 * @param added files as they are in the index, where they differ
 * @param before the same files, and removed ones, as they are in the last commit
 */
public record Staged(List<ScanObject> added, List<ScanObject> before) {

  /** Compares index and last commit. */
  public static Staged of(GitRepository source) throws IOException {
    Repository repository = source.repository();
    List<ScanObject> added = new ArrayList<>();
    List<ScanObject> before = new ArrayList<>();
    DirCache index = repository.readDirCache();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.setRecursive(true);
      walk.addTree(new DirCacheIterator(index));
      walk.addTree(head(repository, walk));
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        entry(source, walk, 0, added);
        entry(source, walk, 1, before);
      }
    }
    return new Staged(added, before);
  }

  private static AbstractTreeIterator head(Repository repository, TreeWalk walk)
      throws IOException {
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head == null) {
      return new EmptyTreeIterator();
    }
    try (RevWalk commits = new RevWalk(repository)) {
      return new CanonicalTreeParser(
          null, walk.getObjectReader(), commits.parseCommit(head).getTree());
    }
  }

  private static void entry(GitRepository source, TreeWalk walk, int side, List<ScanObject> to) {
    FileMode mode = walk.getFileMode(side);
    if (!mode.equals(FileMode.MISSING) && mode.getObjectType() == Constants.OBJ_BLOB) {
      to.add(source.blob(walk.getPathString(), "", walk.getObjectId(side)));
    }
  }
}
