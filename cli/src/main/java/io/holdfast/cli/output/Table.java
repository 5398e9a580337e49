package io.holdfast.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in aligned columns, four spaces apart; an empty cell shows as n/a. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  private Table() {}

  /** A table with a header and dashes below it. */
  public static Table withHeader(String... names) {
    Table table = new Table();
    table.rows.add(List.of(names));
    table.rows.add(List.of(names).stream().map(name -> "-".repeat(name.length())).toList());
    return table;
  }

  /** A table with the header Key and Value. */
  public static Table keyValue() {
    return withHeader("Key", "Value");
  }

  /** A table without a header. */
  public static Table plain() {
    return new Table();
  }

  /** Adds a row. */
  public Table row(String... cells) {
    return row(List.of(cells));
  }

  /** Adds a row. */
  public Table row(List<String> cells) {
    rows.add(cells.stream().map(cell -> cell.isEmpty() ? "n/a" : cell).toList());
    return this;
  }

  /** The lines, without a newline at the end. */
  public String render() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths =
        IntStream.range(0, columns)
            .map(c -> rows.stream().mapToInt(r -> width(r, c)).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(text.isEmpty() ? "" : "\n");
      for (int c = 0; c < row.size(); c++) {
        boolean last = c == row.size() - 1;
        text.append(row.get(c));
        text.append(last ? "" : " ".repeat(widths[c] - width(row, c) + 4));
      }
    }
    return text.toString();
  }

  private static int width(List<String> row, int column) {
    if (column >= row.size()) {
      return 0;
    }
    String cell = row.get(column);
    return cell.codePointCount(0, cell.length());
  }
}
