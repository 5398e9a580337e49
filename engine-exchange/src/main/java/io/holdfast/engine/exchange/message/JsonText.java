package io.holdfast.engine.exchange.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.api.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Bodies in JSON: every value with its name, and nothing that two parsers read differently. */
public final class JsonText {
  private static final int DEEPEST = 32;
  private static final int MOST = 5_000;

  private final List<Parameter> parameters = new ArrayList<>();

  private JsonText() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is malformed or ambiguous; it quotes no value
   */
  public static List<Parameter> parse(String text) {
    return parse("", text);
  }

  static List<Parameter> parse(String prefix, String text) {
    JsonText reading = new JsonText();
    try (JsonParser parser = Json.parser(text.getBytes(StandardCharsets.UTF_8))) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("JSON that is neither an object nor an array");
      }
      reading.read(parser, prefix);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something after the end of the JSON");
      }
    } catch (IOException e) {
      // Jackson's message may quote the text.
      throw new IllegalArgumentException("malformed JSON", e);
    }
    return reading.parameters;
  }

  private void read(JsonParser parser, String prefix) throws IOException {
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(new Level(prefix, parser.currentToken() == JsonToken.START_OBJECT));
    while (!levels.isEmpty()) {
      Level level = levels.element();
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new IllegalArgumentException("JSON that ends too early");
      }
      switch (token) {
        case FIELD_NAME -> level.begin(parser.currentName());
        case START_OBJECT, START_ARRAY -> {
          if (levels.size() >= DEEPEST) {
            throw new IllegalArgumentException("JSON deeper than " + DEEPEST + " levels");
          }
          levels.push(new Level(level.path(), token == JsonToken.START_OBJECT));
        }
        case END_OBJECT, END_ARRAY -> levels.pop();
        default -> add(level.path(), scalar(parser, token));
      }
    }
  }

  private void add(String name, String value) {
    parameters.add(new Parameter(name, value));
    if (parameters.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " values");
    }
  }

  private static String scalar(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
      String digits = parser.getText();
      if (digits.length() > 60) {
        throw new IllegalArgumentException("a number of more than 60 digits");
      }
      return plain(new BigDecimal(digits));
    }
    return token == JsonToken.VALUE_NULL ? "" : parser.getText();
  }

  private static String plain(BigDecimal number) {
    if (Math.abs((long) number.scale()) > 100) {
      throw new IllegalArgumentException("a number with an exponent beyond 100");
    }
    return number.toPlainString();
  }

  /** An object or an array that is being read. */
  private static final class Level {
    private final String prefix;
    private final boolean object;
    private final Set<String> seen = new HashSet<>();
    private String name = "";

    Level(String prefix, boolean object) {
      this.prefix = prefix;
      this.object = object;
    }

    void begin(String field) {
      if (!seen.add(field.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "a name stands twice in one JSON object, perhaps in another case: venues differ in"
                + " which one counts");
      }
      if (field.isEmpty() || field.length() > 100 || field.indexOf('.') >= 0) {
        throw new IllegalArgumentException(
            "a name in the JSON that is empty, longer than 100 characters, or has a dot in it");
      }
      name = field;
    }

    /** What a value here is called. */
    String path() {
      if (!object) {
        return prefix;
      }
      return prefix.isEmpty() ? name : prefix + "." + name;
    }
  }
}
