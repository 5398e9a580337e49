package io.holdfast.storage.journal;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** Directories that outlive a crash, and that only their owner may enter. */
public final class Directories {

  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private Directories() {}

  /** Makes a directory, and those above it, durably; an existing one is left as it is. */
  public static void create(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    Path parent = absolute.getParent();
    if (parent != null) {
      create(parent);
    }
    if (WINDOWS) {
      Files.createDirectory(absolute);
    } else {
      Files.createDirectory(
          absolute,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (parent != null) {
      sync(parent);
    }
  }

  /** Makes durable which files a directory has. Windows does so by itself. */
  public static void sync(Path directory) throws IOException {
    if (WINDOWS) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }
}
