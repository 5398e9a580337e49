package io.holdfast.core.policy.hcl;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds the tree of a JSON document; a repeated key within one object is an error. */
final class JsonDocument {
  private final JsonParser parser;
  private int depth;

  private JsonDocument(JsonParser parser) {
    this.parser = parser;
  }

  static HclValue.Block read(String document) {
    try (JsonParser parser = Json.parser(document.getBytes(StandardCharsets.UTF_8))) {
      // A policy that says a thing twice is a mistake, whichever of the two was meant.
      parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      parser.nextToken();
      HclValue.Block block = new JsonDocument(parser).block();
      if (parser.nextToken() != null) {
        throw new HclSyntaxException(
            position(parser.currentTokenLocation()), "text after the end of the JSON object");
      }
      return block;
    } catch (JsonProcessingException e) {
      throw new HclSyntaxException(position(e.getLocation()), e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HclValue.Block block() throws IOException {
    Position start = enter();
    List<HclItem> items = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      Position at = position(parser.currentTokenLocation());
      parser.nextToken();
      items.add(new HclItem(List.of(key), value(), at));
    }
    depth--;
    return new HclValue.Block(items, start);
  }

  private HclValue.Sequence sequence() throws IOException {
    Position start = enter();
    List<HclValue> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    depth--;
    return new HclValue.Sequence(values, start);
  }

  private HclValue value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> block();
      case START_ARRAY -> sequence();
      case VALUE_STRING -> scalar(TextNode.valueOf(parser.getText()));
      case VALUE_NUMBER_INT -> scalar(whole());
      case VALUE_NUMBER_FLOAT -> scalar(DecimalNode.valueOf(parser.getDecimalValue()));
      case VALUE_TRUE -> scalar(BooleanNode.TRUE);
      case VALUE_FALSE -> scalar(BooleanNode.FALSE);
      case VALUE_NULL -> scalar(NullNode.getInstance());
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("a JSON parser gave a value that is none");
    };
  }

  private JsonNode whole() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? BigIntegerNode.valueOf(parser.getBigIntegerValue())
        : LongNode.valueOf(parser.getLongValue());
  }

  private HclValue.Scalar scalar(JsonNode value) {
    return new HclValue.Scalar(value, position(parser.currentTokenLocation()));
  }

  private Position enter() {
    Position start = position(parser.currentTokenLocation());
    if (++depth > HclParser.MAX_DEPTH) {
      throw new HclSyntaxException(start, "nested deeper than " + HclParser.MAX_DEPTH + " levels");
    }
    return start;
  }

  private static Position position(JsonLocation location) {
    return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
