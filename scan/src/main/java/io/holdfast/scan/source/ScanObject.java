package io.holdfast.scan.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something to scan.
 *
 * @param path how findings name it
 * @param commit the commit of git that brought it, "" for none
 * @param size in bytes, -1 where unknown
 */
public record ScanObject(String path, String commit, long size, Opener opener) {
  /** Opens the content; the caller closes it. */
  public interface Opener {
    InputStream open() throws IOException;
  }

  /** An object outside of git. */
  public static ScanObject of(String path, long size, Opener opener) {
    return new ScanObject(path, "", size, opener);
  }

  /** The last part of the path. */
  String name() {
    return nameOf(path);
  }

  static String nameOf(String path) {
    int cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('!'));
    return path.substring(cut + 1);
  }
}
