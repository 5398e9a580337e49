package io.holdfast.core.audit.device;

import static java.time.ZoneOffset.UTC;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves a full file away, compresses it in the background, and keeps only so many. */
final class Rotation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("audit");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'");
  private static final Pattern ROTATED = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z(-\\d+)?(\\.gz)?");

  private static final int CHUNK = 1 << 16;

  /** Compressing takes at most a fifth of a core. */
  private static final int REST = 4;

  private static final int PATIENCE_SECONDS = 5;

  private final Path path;
  private final int keep;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("audit-rotation").factory());
  private volatile boolean closed;

  /**
   * @param keep how many rotated files stay; 0 for all
   */
  Rotation(Path path, int keep) {
    this.path = path;
    this.keep = keep;
  }

  /** Renames the file after the moment of its last line; it must be closed. */
  void rotate() throws IOException {
    Path moved = free(MOMENT.format(Files.getLastModifiedTime(path).toInstant().atOffset(UTC)));
    Files.move(path, moved, StandardCopyOption.ATOMIC_MOVE);
    background.execute(() -> compress(moved));
  }

  /** A name that no rotated file has: two files can be full within one moment. */
  private Path free(String moment) {
    Path chosen = path.resolveSibling(path.getFileName() + "." + moment);
    for (int i = 1; Files.exists(chosen) || Files.exists(compressed(chosen)); i++) {
      chosen = path.resolveSibling(path.getFileName() + "." + moment + "-" + i);
    }
    return chosen;
  }

  private static Path compressed(Path file) {
    return file.resolveSibling(file.getFileName() + ".gz");
  }

  private void compress(Path file) {
    if (closed) {
      return;
    }
    Path target = compressed(file);
    Path partial = file.resolveSibling(file.getFileName() + ".gz.part");
    try {
      try (InputStream in = Files.newInputStream(file);
          OutputStream out = new QuickGzip(Files.newOutputStream(partial))) {
        copySlowly(in, out);
      }
      Files.setPosixFilePermissions(partial, Files.getPosixFilePermissions(file));
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(file);
      dropOld();
    } catch (IOException e) {
      LOG.warn("the rotated audit file {} could not be compressed: {}", file, e.toString());
      drop(partial);
    }
  }

  private static void drop(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      LOG.warn("{} is of no use, but cannot be deleted: {}", partial, e.toString());
    }
  }

  /** Requests come first: a core that compresses serves none. */
  private void copySlowly(InputStream in, OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long begun = System.nanoTime();
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      out.write(chunk, 0, read);
      LockSupport.parkNanos((System.nanoTime() - begun) * REST);
      begun = System.nanoTime();
      if (closed) {
        throw new InterruptedIOException("the device was closed; the file stays as it is");
      }
    }
  }

  /** HMACs do not compress, whatever is tried; all else does at once. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out, CHUNK);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private void dropOld() throws IOException {
    Path directory = path.getParent();
    if (keep == 0 || directory == null) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> rotated = files.filter(this::isRotated).sorted().toList();
      for (Path old : rotated.subList(0, Math.max(0, rotated.size() - keep))) {
        Files.delete(old);
      }
    }
  }

  /** Only what was made here is deleted here. */
  private boolean isRotated(Path file) {
    String name = file.getFileName().toString();
    String begin = path.getFileName() + ".";
    return name.startsWith(begin) && ROTATED.matcher(name.substring(begin.length())).matches();
  }

  /** What is being compressed stays uncompressed. */
  @Override
  public void close() {
    closed = true;
    background.shutdown();
    try {
      if (!background.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a rotated audit file of {} is still being compressed", path);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
