package io.holdfast.cli.json;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Prints a JSON value as YAML in block style, members sorted by name. */
public final class YamlPrinter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@+ ()-]*");
  // What YAML 1.1 readers take for a boolean or null when it stands without quotes.
  private static final Set<String> RESERVED =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  private final StringBuilder out = new StringBuilder();

  private YamlPrinter() {}

  /** The value as YAML, with a newline at the end. */
  public static String print(Json value) {
    YamlPrinter printer = new YamlPrinter();
    switch (value) {
      case Json.Obj object when !object.isEmpty() -> printer.object(object, "", "");
      case Json.Arr array when !array.items().isEmpty() -> printer.array(array, "", "");
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          printer.out.append(printer.scalar(value, "")).append('\n');
    }
    return printer.out.toString();
  }

  /** Writes the members; the first one after {@code first}, the others after {@code indent}. */
  private void object(Json.Obj object, String first, String indent) {
    String lead = first;
    for (Map.Entry<String, Json> member : new TreeMap<>(object.members()).entrySet()) {
      out.append(lead).append(quoted(member.getKey())).append(':');
      switch (member.getValue()) {
        case Json.Obj inner when !inner.isEmpty() -> {
          out.append('\n');
          object(inner, indent + "  ", indent + "  ");
        }
        case Json.Arr inner when !inner.items().isEmpty() -> {
          out.append('\n');
          array(inner, indent, indent);
        }
        case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
            out.append(' ').append(scalar(member.getValue(), indent + "  ")).append('\n');
      }
      lead = indent;
    }
  }

  private void array(Json.Arr array, String first, String indent) {
    String lead = first;
    for (Json item : array.items()) {
      switch (item) {
        case Json.Obj inner when !inner.isEmpty() -> object(inner, lead + "- ", indent + "  ");
        case Json.Arr inner when !inner.items().isEmpty() ->
            array(inner, lead + "- ", indent + "  ");
        case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
            out.append(lead).append("- ").append(scalar(item, indent + "  ")).append('\n');
      }
      lead = indent;
    }
  }

  private String scalar(Json value, String indent) {
    return switch (value) {
      case Json.Str s -> isBlock(s.value()) ? block(s.value(), indent) : quoted(s.value());
      case Json.Num n -> n.literal();
      case Json.Bool b -> Boolean.toString(b.value());
      case Json.Null _ -> "null";
      case Json.Obj _ -> "{}";
      case Json.Arr _ -> "[]";
    };
  }

  private static boolean isBlock(String text) {
    return text.contains("\n")
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && text.lines().noneMatch(String::isBlank)
        && text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
  }

  private static String block(String text, String indent) {
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    String head = text.endsWith("\n") ? "|\n" : "|-\n";
    return head + indent + body.replace("\n", "\n" + indent);
  }

  private static String quoted(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !text.endsWith(" ")
            && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    // A JSON string is a YAML double-quoted string.
    return plain ? text : JsonPrinter.compact(Json.of(text));
  }
}
