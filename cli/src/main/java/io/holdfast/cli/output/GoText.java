package io.holdfast.cli.output;

import io.holdfast.cli.json.Json;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values in a table as users of Vault know them: the text Go's {@code %v} and {@code %q} give. */
public final class GoText {
  private GoText() {}

  /** {@code map[a:1 b:[x y]]}, {@code <nil>}, a string as it is. */
  public static String of(Json value) {
    return switch (value) {
      case Json.Obj object ->
          new TreeMap<>(object.members())
              .entrySet().stream()
                  .map(member -> member.getKey() + ":" + of(member.getValue()))
                  .collect(Collectors.joining(" ", "map[", "]"));
      case Json.Arr array ->
          array.items().stream().map(GoText::of).collect(Collectors.joining(" ", "[", "]"));
      case Json.Null _ -> "<nil>";
      case Json.Str _, Json.Num _, Json.Bool _ -> value.text();
    };
  }

  /** {@code ["a" "b"]}. */
  public static String quoted(List<String> values) {
    return values.stream().map(v -> '"' + v + '"').collect(Collectors.joining(" ", "[", "]"));
  }

  /** {@code [a b]}. */
  public static String plain(List<String> values) {
    return "[" + String.join(" ", values) + "]";
  }
}
