package io.holdfast.core.audit.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves a full file away, compresses it in the background, and keeps only so many. */
final class Rotation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("audit");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'");

  private final Path path;
  private final int keep;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("audit-rotation").factory());

  /**
   * @param keep how many rotated files stay; 0 for all
   */
  Rotation(Path path, int keep) {
    this.path = path;
    this.keep = keep;
  }

  /** Renames the file after the moment of its last line; it must be closed. */
  void rotate() throws IOException {
    Instant end = Files.getLastModifiedTime(path).toInstant();
    String name = path.getFileName() + "." + MOMENT.format(end.atOffset(ZoneOffset.UTC));
    Path moved = path.resolveSibling(name);
    Files.move(path, moved, StandardCopyOption.ATOMIC_MOVE);
    background.execute(() -> compress(moved));
  }

  private void compress(Path file) {
    Path target = file.resolveSibling(file.getFileName() + ".gz");
    Path partial = file.resolveSibling(file.getFileName() + ".gz.part");
    try {
      try (InputStream in = Files.newInputStream(file);
          OutputStream out = new GZIPOutputStream(Files.newOutputStream(partial), 1 << 16)) {
        in.transferTo(out);
      }
      Files.setPosixFilePermissions(partial, Files.getPosixFilePermissions(file));
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(file);
      dropOld();
    } catch (IOException e) {
      LOG.warn("the rotated audit file {} could not be compressed: {}", file, e.toString());
    }
  }

  private void dropOld() throws IOException {
    Path directory = path.getParent();
    if (keep == 0 || directory == null) {
      return;
    }
    String begin = path.getFileName() + ".";
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> rotated =
          files.filter(file -> file.getFileName().toString().startsWith(begin)).sorted().toList();
      for (Path old : rotated.subList(0, Math.max(0, rotated.size() - keep))) {
        Files.delete(old);
      }
    }
  }

  @Override
  public void close() {
    background.shutdown();
  }
}
