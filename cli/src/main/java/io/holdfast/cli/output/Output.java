package io.holdfast.cli.output;

import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonPrinter;
import io.holdfast.cli.json.YamlPrinter;
import io.holdfast.cli.terminal.Terminal;
import java.util.Map;
import java.util.Optional;

/**
 * Prints what a command found, in the format asked for. What a script reads goes to the standard
 * output, what is said to people beside it to the standard error output.
 */
public final class Output {
  private final Terminal terminal;
  private final Format format;
  private final String field;

  /**
   * An output.
   *
   * @param field the one field to print, "" for all
   */
  public Output(Terminal terminal, Format format, String field) {
    this.terminal = terminal;
    this.format = format;
    this.field = field;
  }

  public Format format() {
    return format;
  }

  public boolean isTable() {
    return format == Format.TABLE;
  }

  /** The field that {@code -field} names, "" for none. */
  public String field() {
    return field;
  }

  public boolean hasField() {
    return !field.isEmpty();
  }

  /** A line for people; nothing in the other formats. */
  public void line(String text) {
    if (isTable()) {
      terminal.out().println(text);
    }
  }

  /** A remark for people on the standard error output. */
  public void note(String text) {
    terminal.err().println(text);
  }

  /** The server's warnings: the other formats carry them in the envelope. */
  public void warnings(Secret secret) {
    if (isTable() || hasField()) {
      Warnings.print(secret.warnings(), terminal.err());
    }
  }

  /** Prints an answer, or the field asked for; false where there is no such field. */
  public boolean secret(Secret secret) {
    if (hasField()) {
      return field(SecretField.find(secret, field));
    }
    if (isTable()) {
      warnings(secret);
      keyValues(SecretTable.rows(secret));
    } else {
      structured(Sorted.envelope(secret));
    }
    return true;
  }

  /** Prints one data object as rows of key and value. */
  public void keyValues(Map<String, String> rows) {
    if (!rows.isEmpty()) {
      Table table = Table.keyValue();
      rows.forEach((name, value) -> table.row(name, value));
      table(table);
    }
  }

  /** The text of one data field in a table. */
  public static String cell(String name, Json value) {
    return SecretTable.dataCell(name, value);
  }

  public void table(Table table) {
    terminal.out().println(table.render());
  }

  /** Prints a value found under the name of {@code -field}; false where there is none. */
  public boolean field(Optional<Json> value) {
    if (value.isEmpty()) {
      note("Field \"" + field + "\" is not present in the answer");
      return false;
    }
    switch (format) {
      case TABLE, PRETTY, RAW ->
          terminal.out().print(value.get() instanceof Json.Null ? "" : GoText.of(value.get()));
      case JSON -> terminal.out().print(JsonPrinter.pretty(Sorted.deeply(value.get())));
      case YAML -> terminal.out().print(YamlPrinter.print(value.get()));
    }
    terminal.out().flush();
    return true;
  }

  /** Prints a value as JSON or YAML, its order kept in JSON. */
  public void structured(Json value) {
    if (format == Format.YAML) {
      terminal.out().print(YamlPrinter.print(value));
      terminal.out().flush();
    } else {
      terminal.out().println(JsonPrinter.pretty(value));
    }
  }

  /** Prints as it is. */
  public void raw(String text) {
    terminal.out().print(text);
    terminal.out().flush();
  }
}
