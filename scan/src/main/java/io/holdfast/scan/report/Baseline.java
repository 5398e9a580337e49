package io.holdfast.scan.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fingerprints of findings that are known: lines of 64 hex digits with whatever follows, or a
 * report in JSON. A line {@code # key ID} says under which key they were made.
 */
public final class Baseline {
  private static final Pattern FINGERPRINT = Pattern.compile("\\b[0-9a-f]{64}\\b");
  private static final Pattern KEY = Pattern.compile("(?:# key |\"key\"\\s*:\\s*\")([0-9a-f]{16})");

  private final Set<String> fingerprints;

  private Baseline(Set<String> fingerprints) {
    this.fingerprints = fingerprints;
  }

  /** Nothing is known. */
  public static Baseline none() {
    return new Baseline(Set.of());
  }

  /**
   * Reads a file.
   *
   * @throws IOException where it can't be read, or was made under another key than {@code keyId}
   */
  public static Baseline read(Path file, String keyId) throws IOException {
    String text = Files.readString(file);
    Matcher key = KEY.matcher(text);
    if (key.find() && !key.group(1).equals(keyId)) {
      throw new IOException(
          file
              + " was made under the fingerprint key "
              + key.group(1)
              + ", and this scan has "
              + keyId
              + ": give the same key by -key-file or HOLDFAST_SCAN_KEY");
    }
    Set<String> found = new HashSet<>();
    Matcher fingerprint = FINGERPRINT.matcher(text);
    while (fingerprint.find()) {
      found.add(fingerprint.group());
    }
    return new Baseline(found);
  }

  public boolean knows(String fingerprint) {
    return fingerprints.contains(fingerprint);
  }

  /** Writes the findings as a list: a line for each fingerprint, with rule and path as a remark. */
  public static void write(Path file, String keyId, List<Finding> findings) throws IOException {
    Set<String> lines = new TreeSet<>();
    for (Finding finding : findings) {
      lines.add(
          finding.fingerprint()
              + " "
              + finding.rule().id()
              + " "
              + finding.path().replaceAll("\\s", "_"));
    }
    StringBuilder text =
        new StringBuilder("# Known findings of holdfast scan\n# key " + keyId + "\n");
    lines.forEach(line -> text.append(line).append('\n'));
    Files.writeString(file, text);
  }
}
