package io.holdfast.log.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Syncs many files. One after the other, each would wait for a commit of the file system's own
 * journal; at the same time they share one. For 320 files, which is a second at full load, that was
 * 70 ms instead of 340 to 1,000 (ext4, 2 cores).
 */
final class BatchSync {
  private static final int THREADS = 16;

  private BatchSync() {}

  static void sync(List<Path> paths, LogFiles files) throws IOException {
    if (paths.size() < THREADS) {
      for (Path path : paths) {
        files.sync(path);
      }
      return;
    }
    // Platform threads: a sync would hold the carrier of a virtual one.
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> syncs = new ArrayList<>();
      for (Path path : paths) {
        syncs.add(
            threads.submit(() -> {
              files.sync(path);
              return path;
            }));
      }
      for (Future<?> sync : syncs) {
        await(sync);
      }
    }
  }

  private static void await(Future<?> sync) throws IOException {
    try {
      sync.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while files were synced", e);
    }
  }
}
