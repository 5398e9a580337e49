package io.holdfast.log.verify;

import io.holdfast.log.LogException;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Which bundles lie on disk, whatever the checkpoint says. */
final class BundleIndex {
  private static final Pattern BUNDLE = Pattern.compile("[0-9]{3}(\\.p)?");
  private static final Pattern THOUSAND = Pattern.compile("x[0-9]{3}");
  private static final int DIRECTORY = 1000;

  private BundleIndex() {}

  /** The highest index of any bundle on disk, or -1. */
  static long last(TileDirectory directory) {
    Path bundles = directory.resolve(TileRef.entries(0, TileRef.FULL).path()).resolveSibling("");
    return Files.isDirectory(bundles) ? last(bundles, 0) : -1;
  }

  /** Entries on disk after the first {@code size}, as far as they follow without a gap. */
  static long awaiting(TileDirectory directory, long size) {
    long index = size / TileRef.FULL;
    while (Files.exists(directory.resolve(TileRef.entries(index, TileRef.FULL).path()))) {
      index++;
    }
    int width = TileRef.FULL - 1;
    while (width > 0 && !Files.exists(directory.resolve(TileRef.entries(index, width).path()))) {
      width--;
    }
    return Math.max(0, index * TileRef.FULL + width - size);
  }

  private static long last(Path directory, long prefix) {
    long last = -1;
    try (DirectoryStream<Path> names = Files.newDirectoryStream(directory)) {
      for (Path path : names) {
        String name = String.valueOf(path.getFileName());
        if (BUNDLE.matcher(name).matches()) {
          last = Math.max(last, prefix * DIRECTORY + Integer.parseInt(name, 0, 3, 10));
        } else if (THOUSAND.matcher(name).matches()) {
          last = Math.max(last, last(path, prefix * DIRECTORY + Integer.parseInt(name, 1, 4, 10)));
        }
      }
    } catch (IOException e) {
      throw new LogException("cannot list " + directory + ": " + e.getMessage(), e);
    }
    return last;
  }
}
