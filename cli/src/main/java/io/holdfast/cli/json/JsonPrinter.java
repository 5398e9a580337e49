package io.holdfast.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Prints JSON, compact for requests or indented by two spaces for people. */
public final class JsonPrinter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonPrinter() {}

  /** One line without spaces. */
  public static String compact(Json value) {
    return print(value, null);
  }

  /** Indented by two spaces, without a newline at the end. */
  public static String pretty(Json value) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    return print(value, printer);
  }

  private static String print(Json value, @Nullable DefaultPrettyPrinter printer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      if (printer != null) {
        generator.setPrettyPrinter(printer);
      }
      write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Json value, JsonGenerator generator) throws IOException {
    switch (value) {
      case Json.Obj object -> {
        generator.writeStartObject();
        for (var member : object.members().entrySet()) {
          generator.writeFieldName(member.getKey());
          write(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case Json.Arr array -> {
        generator.writeStartArray();
        for (Json item : array.items()) {
          write(item, generator);
        }
        generator.writeEndArray();
      }
      case Json.Str s -> generator.writeString(s.value());
      case Json.Num n -> generator.writeNumber(n.literal());
      case Json.Bool b -> generator.writeBoolean(b.value());
      case Json.Null _ -> generator.writeNull();
    }
  }
}
