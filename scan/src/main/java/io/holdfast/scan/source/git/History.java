package io.holdfast.scan.source.git;

import io.holdfast.scan.source.Problem;
import io.holdfast.scan.source.ScanObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * All that a repository has ever had: each blob once, under the path and the commit that brought it
 * first, from every ref (branches, tags, notes, stashes, remotes) and what their logs still know;
 * and the messages of commits and tags.
 */
public final class History {
  private final GitRepository source;
  private final Repository repository;
  private final Consumer<ScanObject> objects;
  private final Consumer<Problem> problems;
  private final Set<ObjectId> seen = new HashSet<>();

  public History(GitRepository source, Consumer<ScanObject> objects, Consumer<Problem> problems) {
    this.source = source;
    this.repository = source.repository();
    this.objects = objects;
    this.problems = problems;
  }

  /** Hands on every object. */
  public void read() {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(true);
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        if (ref.getObjectId() != null) {
          start(walk, ref.getObjectId(), ref.getName());
        }
      }
      logs(walk);
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        commit(commit);
      }
    } catch (IOException | RuntimeException e) {
      problem(source.root().toString(), "", "the history is damaged: " + reason(e));
    }
  }

  private void start(RevWalk walk, ObjectId id, String name) {
    try {
      RevObject object = walk.parseAny(id);
      while (object instanceof RevTag tag) {
        message(name, tag.getName(), tag.getFullMessage());
        object = walk.parseAny(tag.getObject());
      }
      if (object instanceof RevCommit commit) {
        walk.markStart(commit);
      } else if (object instanceof RevTree tree) {
        tree(tree, name);
      } else if (seen.add(object.copy())) {
        objects.accept(source.blob(name, "", object.copy()));
      }
    } catch (IOException | RuntimeException e) {
      problem(name, id.name(), "the object is missing or damaged: " + reason(e));
    }
  }

  /** Commits that only logs of refs still know, such as older stashes. */
  private void logs(RevWalk walk) throws IOException {
    for (Ref ref : repository.getRefDatabase().getRefs()) {
      ReflogReader log = repository.getRefDatabase().getReflogReader(ref.getName());
      if (log == null) {
        continue;
      }
      for (ReflogEntry entry : log.getReverseEntries()) {
        if (repository.getObjectDatabase().has(entry.getNewId())) {
          start(walk, entry.getNewId(), ref.getName());
        }
      }
    }
  }

  private void tree(RevTree tree, String name) throws IOException {
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.setRecursive(true);
      walk.addTree(tree);
      while (walk.next()) {
        entry(walk, name);
      }
    }
  }

  private void commit(RevCommit commit) {
    String id = commit.getName();
    message("commit message", id, commit.getFullMessage());
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.setRecursive(true);
      walk.addTree(commit.getTree());
      for (RevCommit parent : commit.getParents()) {
        walk.addTree(parent.getTree());
      }
      if (commit.getParentCount() == 0) {
        walk.addTree(new EmptyTreeIterator());
      }
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        entry(walk, id);
      }
    } catch (IOException | RuntimeException e) {
      problem("commit " + id, id, "a tree is missing or damaged: " + reason(e));
    }
  }

  private void entry(TreeWalk walk, String commit) {
    FileMode mode = walk.getFileMode(0);
    boolean file = !mode.equals(FileMode.MISSING) && mode.getObjectType() == Constants.OBJ_BLOB;
    if (file) {
      ObjectId id = walk.getObjectId(0);
      if (seen.add(id)) {
        objects.accept(source.blob(walk.getPathString(), commit, id));
      }
    }
  }

  private void message(String path, String id, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    objects.accept(
        new ScanObject("(" + path + ")", id, bytes.length, () -> new ByteArrayInputStream(bytes)));
  }

  private void problem(String path, String commit, String message) {
    problems.accept(new Problem(path, commit, message));
  }

  private static String reason(Exception e) {
    return e.getClass().getSimpleName();
  }
}
