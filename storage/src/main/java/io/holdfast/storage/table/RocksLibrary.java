package io.holdfast.storage.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native library of RocksDB. It is unpacked from its jar, loaded, and deleted at once, so that
 * a killed process leaves no copy behind.
 */
public final class RocksLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(RocksLibrary.class);

  private RocksLibrary() {}

  /**
   * Loads the library once for the process. None of RocksDB's classes may be touched before.
   *
   * @param fallback a directory to unpack it in where the temporary directory forbids programs
   * @return false where there is no build for this platform, or none that it loads
   */
  public static boolean load(Path fallback) {
    for (Path parent : List.of(Path.of(System.getProperty("java.io.tmpdir")), fallback)) {
      try {
        loadFrom(parent);
        return true;
      } catch (IOException | RuntimeException | LinkageError e) {
        LOG.debug("RocksDB's native library does not load from {}", parent, e);
      }
    }
    return false;
  }

  private static void loadFrom(Path parent) throws IOException {
    Path directory = Files.createTempDirectory(parent, "holdfast-native-");
    try {
      NativeLibraryLoader.getInstance().loadLibrary(directory.toString());
      RocksDB.loadLibrary();
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.toList();
    }
    for (Path file : files) {
      if (!file.toFile().delete()) {
        file.toFile().deleteOnExit(); // where a loaded library cannot be deleted
        directory.toFile().deleteOnExit();
      }
    }
    if (!directory.toFile().delete()) {
      LOG.debug("{} is deleted when the process ends", directory);
    }
  }
}
