package io.holdfast.server.http.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.server.config.HttpLimits;
import io.holdfast.server.http.HttpProblem;
import io.holdfast.server.http.Reservation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a client's JSON object, counting what its values will take in memory as they are made. No
 * message quotes the document: it may be a secret.
 */
final class JsonBody {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Without it a body may come in UTF-16 or UTF-32, which no other implementation reads.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(HttpLimits.DEEPEST_JSON + 1)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(64 << 10)
                  .maxNumberLength(1000)
                  .build())
          .build();

  /** What nodes, their maps and the strings' headers take, in bytes on a 64-bit machine. */
  private static final int OBJECT = 80;

  private static final int ENTRY = 96;
  private static final int ARRAY = 64;
  private static final int SCALAR = 24;
  private static final int STRING = 64;

  /** Beyond it a number is no number anywhere else (a double ends at 308). */
  private static final int LARGEST_EXPONENT = 1000;

  private final HttpLimits limits;
  private final Reservation reservation;
  private long used;

  JsonBody(HttpLimits limits, Reservation reservation) {
    this.limits = limits;
    this.reservation = reservation;
  }

  /**
   * Reads the object.
   *
   * @throws HttpProblem 400 when the text is not one JSON object, 413 when it holds too much
   */
  ObjectNode read(byte[] body) {
    try (JsonParser parser = FACTORY.createParser(body)) {
      JsonToken first = parser.nextToken();
      ObjectNode fields =
          switch (first) {
            case null -> Json.object();
            case VALUE_NULL -> Json.object();
            case START_OBJECT -> object(parser, 1);
            default -> throw at(parser, "the body must be a JSON object");
          };
      if (parser.nextToken() != null) {
        throw at(parser, "more text after the JSON object");
      }
      return fields;
    } catch (JsonEOFException e) {
      throw problem(e.getLocation(), "the text ends too early");
    } catch (StreamConstraintsException e) {
      throw problem(e.getLocation(), "nested too deep, or a name or number that is too long");
    } catch (JsonProcessingException e) {
      throw problem(e.getLocation(), "malformed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode object(JsonParser parser, int depth) throws IOException {
    enter(parser, depth);
    charge(OBJECT);
    ObjectNode object = Json.object();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonLocation place = parser.currentTokenLocation();
      refuseHalfCharacters(name, parser);
      charge(ENTRY + 2L * name.length());
      parser.nextToken();
      if (object.replace(name, value(parser, depth)) != null) {
        throw problem(place, "a name stands twice in one object");
      }
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, int depth) throws IOException {
    enter(parser, depth);
    charge(ARRAY);
    ArrayNode array = Json.array();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, depth));
    }
    return array;
  }

  private JsonNode value(JsonParser parser, int depth) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, depth + 1);
      case START_ARRAY -> array(parser, depth + 1);
      case VALUE_STRING -> {
        String text = parser.getText();
        refuseHalfCharacters(text, parser);
        charge(STRING + text.length());
        yield nodes.textNode(text);
      }
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_NULL -> nodes.nullNode();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw at(parser, "malformed");
    };
  }

  private JsonNode integer(JsonParser parser) throws IOException {
    charge(SCALAR);
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (parser.getNumberType()) {
      case INT -> nodes.numberNode(parser.getIntValue());
      case LONG -> nodes.numberNode(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> {
        charge(parser.getTextLength());
        yield nodes.numberNode(parser.getBigIntegerValue());
      }
    };
  }

  private JsonNode decimal(JsonParser parser) throws IOException {
    charge(SCALAR + parser.getTextLength());
    BigDecimal value = parser.getDecimalValue();
    if (Math.abs((long) value.precision() - value.scale()) > LARGEST_EXPONENT
        || Math.abs((long) value.scale()) > LARGEST_EXPONENT) {
      throw at(parser, "a number that is too large or too small");
    }
    return JsonNodeFactory.instance.numberNode(value);
  }

  private void enter(JsonParser parser, int depth) {
    if (depth > limits.maxJsonDepth()) {
      throw at(parser, "nested deeper than " + limits.maxJsonDepth() + " (max_json_depth)");
    }
  }

  /** Half of a surrogate pair, which only an escape can make, cannot be written out again. */
  private static void refuseHalfCharacters(String text, JsonParser parser) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw at(parser, "a text that is not Unicode");
        }
        i++;
      }
    }
  }

  private void charge(long bytes) {
    used += bytes;
    if (used > limits.maxJsonMemory()) {
      throw new HttpProblem(
          413,
          "the body holds too many values: they need more than "
              + limits.maxJsonMemory()
              + " bytes (max_request_json_memory); send it in parts");
    }
    reservation.grow(bytes);
  }

  private static HttpProblem at(JsonParser parser, String what) {
    return problem(parser.currentTokenLocation(), what);
  }

  private static HttpProblem problem(@Nullable JsonLocation place, String what) {
    // Without one where a number or name is too long to be read to its end.
    String where =
        place == null
            ? ""
            : " (line "
                + Math.max(1, place.getLineNr())
                + ", column "
                + Math.max(1, place.getColumnNr())
                + ")";
    return new HttpProblem(400, "failed to parse JSON input: " + what + where);
  }
}
