package io.holdfast.core.policy.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A string over several lines: {@code <<EOF}, the lines, {@code EOF}. With {@code <<-EOF} the
 * indentation of the closing line is taken off every line, if every line has it.
 */
final class Heredoc {
  private static final Pattern ANCHOR = Pattern.compile("[\\p{L}\\p{Nd}_]+");

  private final Cursor cursor;
  private final Position start;

  /** The cursor stands on the first {@code <}. */
  Heredoc(Cursor cursor) {
    this.cursor = cursor;
    this.start = cursor.position();
  }

  /** The lines, each with its line feed; the cursor moves behind the closing line. */
  String read() {
    if (!cursor.startsWith("<<")) {
      throw new HclSyntaxException(start, "unexpected character '<'");
    }
    cursor.skip(2);
    String anchor = cursor.restOfLine();
    boolean indented = anchor.startsWith("-");
    if (indented) {
      anchor = anchor.substring(1);
    }
    if (!ANCHOR.matcher(anchor).matches()) {
      throw new HclSyntaxException(
          start, "the anchor of a heredoc is a word of letters and digits at the end of the line");
    }
    List<String> lines = new ArrayList<>();
    while (!cursor.atEnd()) {
      String line = cursor.restOfLine();
      if (line.strip().equals(anchor)) {
        String margin = indented ? line.substring(0, line.indexOf(anchor)) : "";
        return join(lines, margin);
      }
      lines.add(line);
    }
    throw new HclSyntaxException(start, "heredoc not terminated: no line holds only " + anchor);
  }

  private static String join(List<String> lines, String margin) {
    boolean allHaveIt = lines.stream().allMatch(line -> line.startsWith(margin));
    StringBuilder out = new StringBuilder();
    for (String line : lines) {
      out.append(allHaveIt ? line.substring(margin.length()) : line).append('\n');
    }
    return out.toString();
  }
}
