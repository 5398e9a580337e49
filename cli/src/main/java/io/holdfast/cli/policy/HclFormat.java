package io.holdfast.cli.policy;

import io.holdfast.cli.command.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lays out HCL line by line: indentation by the brackets that are open, one space around {@code =},
 * equal signs of neighbouring lines aligned. What stands within strings, heredocs and comments
 * stays as it is; no line is joined or broken.
 */
final class HclFormat {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z0-9_.-]+)\\s*=\\s*(\\S.*)");
  private static final Pattern HEREDOC = Pattern.compile("<<-?\\s*([A-Za-z0-9_]+)\\s*$");

  private final List<String> out = new ArrayList<>();
  private final List<Assignment> run = new ArrayList<>();
  private int depth;
  private boolean inComment;
  private @Nullable String heredoc;

  private record Assignment(int depth, String name, String value) {}

  private HclFormat() {}

  /** The text laid out, with one newline at its end. */
  static String format(String text) {
    HclFormat formatter = new HclFormat();
    text.lines().forEach(formatter::line);
    formatter.flush();
    if (formatter.depth != 0 || formatter.inComment || formatter.heredoc != null) {
      throw Failure.local(
          "the policy is not well formed: a bracket, comment or heredoc is left open");
    }
    return String.join("\n", formatter.out).strip() + "\n";
  }

  private void line(String raw) {
    if (heredoc != null) {
      out.add(raw);
      heredoc = raw.strip().equals(heredoc) ? null : heredoc;
      return;
    }
    String line = inComment ? raw.stripTrailing() : raw.strip();
    if (inComment) {
      out.add(line);
      inComment = !line.contains("*/");
      return;
    }
    if (line.isEmpty()) {
      flush();
      if (!out.isEmpty() && !out.getLast().isEmpty()) {
        out.add("");
      }
      return;
    }
    Brackets brackets = Brackets.count(line);
    inComment = brackets.leavesComment();
    depth -= brackets.closedFirst();
    if (depth < 0) {
      throw Failure.local("the policy is not well formed: a bracket is closed that was not opened");
    }
    place(line);
    depth += brackets.balance() + brackets.closedFirst();
    if (depth < 0) {
      throw Failure.local("the policy is not well formed: a bracket is closed that was not opened");
    }
    Matcher start = HEREDOC.matcher(line);
    if (start.find() && !line.startsWith("#") && !line.startsWith("//")) {
      flush();
      heredoc = start.group(1);
    }
  }

  private void place(String line) {
    Matcher assignment = ASSIGNMENT.matcher(line);
    if (assignment.matches()) {
      if (!run.isEmpty() && run.getFirst().depth() != depth) {
        flush();
      }
      run.add(new Assignment(depth, assignment.group(1), assignment.group(2)));
      return;
    }
    flush();
    out.add(
        "  ".repeat(depth)
            + line.replaceFirst("^(\\w[^\"{]*(?:\"[^\"]*\")?)\\s*\\{", "$1 {")
                .replaceFirst("^(\\w+)\\s+(?=[\"{])", "$1 "));
  }

  private void flush() {
    int width = run.stream().mapToInt(a -> a.name().length()).max().orElse(0);
    for (Assignment a : run) {
      String pad = " ".repeat(width - a.name().length());
      out.add("  ".repeat(a.depth()) + a.name() + pad + " = " + a.value());
    }
    run.clear();
  }
}
