package io.holdfast.log.note;

import io.holdfast.log.merkle.Hash;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A tree head: which log, how many leaves, and their root (C2SP tlog-checkpoint).
 *
 * @param origin names the log; the name of the key that signs it as well
 * @param size number of leaves
 * @param extensions further lines, opaque; none in a checkpoint that Holdfast writes
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (origin.isEmpty() || size < 0 || extensions.stream().anyMatch(String::isEmpty)) {
      throw new MalformedNoteException(
          "a checkpoint has a non-empty origin, a size from 0 on and no empty line");
    }
  }

  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  /**
   * Reads the text of a note as a checkpoint.
   *
   * @throws MalformedNoteException when it is not one
   */
  public static Checkpoint parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    // The newline that ends the text yields one empty string at the end.
    if (lines.size() < 4 || !lines.getLast().isEmpty()) {
      throw new MalformedNoteException("a checkpoint has at least three lines: origin, size, root");
    }
    return new Checkpoint(
        lines.get(0),
        parseSize(lines.get(1)),
        Hash.fromBase64(lines.get(2))
            .orElseThrow(() -> new MalformedNoteException("checkpoint: line 3 is no Base64 hash")),
        lines.subList(3, lines.size() - 1));
  }

  /** The note text: one line each. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static long parseSize(String line) {
    if (DECIMAL.matcher(line).matches()) {
      try {
        return Long.parseLong(line);
      } catch (NumberFormatException e) {
        // 19 digits above 2^63 - 1: refused below like any other text that is no size.
      }
    }
    throw new MalformedNoteException("checkpoint: line 2 is no tree size");
  }
}
