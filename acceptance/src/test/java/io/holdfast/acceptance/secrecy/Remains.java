package io.holdfast.acceptance.secrecy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** All files that a process left below a directory. */
record Remains(Path directory) {
  /** The kinds of canaries found, by file. */
  Map<Path, Set<String>> betray(Canaries canaries) throws IOException {
    Map<Path, Set<String>> found = new TreeMap<>();
    for (Path file : files()) {
      Set<String> kinds = canaries.in(content(file));
      if (!kinds.isEmpty()) {
        found.put(directory.relativize(file), kinds);
      }
    }
    return found;
  }

  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
