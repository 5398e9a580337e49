package io.holdfast.storage.journal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.holdfast.storage.StorageDamagedException;
import io.holdfast.storage.StorageFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The directory of a log: finds, makes and opens its segments. */
final class SegmentFiles {

  private static final String UNFINISHED = ".new";

  private final Path directory;
  private final Disk disk;

  SegmentFiles(Path directory, Disk disk) {
    this.directory = directory;
    this.disk = disk;
  }

  Path directory() {
    return directory;
  }

  long usableBytes() throws IOException {
    return disk.usableBytes(directory);
  }

  /** The segments in order. What a crash left of one being made is removed. */
  List<Segment> list() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.sorted().toList();
    }
    List<Segment> segments = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(UNFINISHED)) {
        Files.delete(file);
      } else if (name.endsWith(Segment.SUFFIX)) {
        segments.add(readHeader(file));
      }
    }
    return segments;
  }

  private Segment readHeader(Path file) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(Segment.HEADER_BYTES);
    try (FileChannel channel = disk.open(file, READ)) {
      while (header.hasRemaining() && channel.read(header, header.position()) >= 0) {}
    }
    int version = Segment.version(header);
    Segment segment = Segment.read(file, header);
    if (segment == null && version > Segment.VERSION) {
      throw new StorageFormatException(
          file,
          "has journal format "
              + version
              + ", and this program reads up to "
              + Segment.VERSION
              + "; use the program that wrote it");
    }
    if (segment == null || !file.endsWith(Segment.fileName(segment.firstSequence()))) {
      throw new StorageDamagedException(file, 0, "the header is not that of this segment");
    }
    return segment;
  }

  /** Writes a new segment, durably, under a name that makes it none yet. */
  Segment prepare(long firstSequence, long firstRecord) throws IOException {
    Path file = directory.resolve(Segment.fileName(firstSequence));
    Segment segment = new Segment(file, firstSequence, firstRecord);
    try (FileChannel channel = disk.open(unfinished(segment), CREATE, TRUNCATE_EXISTING, WRITE)) {
      ByteBuffer header = segment.header();
      while (header.hasRemaining()) {
        channel.write(header);
      }
      channel.force(true);
    }
    return segment;
  }

  /** Gives a prepared segment its name: one with a bad header is damaged, not unfinished. */
  void publish(Segment segment) throws IOException {
    Files.move(unfinished(segment), segment.file(), ATOMIC_MOVE);
    Directories.sync(directory);
  }

  private static Path unfinished(Segment segment) {
    return segment.file().resolveSibling(segment.file().getFileName() + UNFINISHED);
  }

  FileChannel openToRead(Segment segment) throws IOException {
    return disk.open(segment.file(), READ);
  }

  FileChannel openToWrite(Segment segment) throws IOException {
    return disk.open(segment.file(), READ, WRITE);
  }
}
