package io.holdfast.engine.exchange.sign;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.route.Field;
import io.holdfast.engine.exchange.message.BodyForm;
import io.holdfast.engine.exchange.message.FormText;
import io.holdfast.engine.exchange.message.VenueRequest;
import io.holdfast.engine.exchange.route.Inputs;
import io.holdfast.engine.exchange.venue.Venue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that describe a request to a venue. */
public final class RequestFields {
  public static final Field<String> KEY = Field.string("key", "Name of the key.").asRequired();
  private static final Field<String> METHOD =
      Field.string("method", "GET, POST, PUT, PATCH or DELETE.").asRequired();
  private static final Field<String> PATH =
      Field.string("path", "The path at the venue, such as /api/v3/order.").asRequired();
  private static final Field<JsonNode> QUERY =
      Field.any("query", "The query: text as it is sent, or an object.");
  private static final Field<JsonNode> HEADERS =
      Field.any("headers", "Headers beside those of the signature, as an object.");
  private static final Field<JsonNode> BODY =
      Field.any("body", "The body: text as it is sent, or an object.");
  static final Field<String> TIMESTAMP =
      Field.string("timestamp", "The venue's timestamp; the time of the request if absent.");
  static final Field<String> NONCE =
      Field.string(
          "nonce", "The nonce; the next one if absent. One that is given has to be greater.");

  public static final List<Field<?>> ALL =
      List.of(KEY, METHOD, PATH, QUERY, HEADERS, BODY, TIMESTAMP, NONCE);

  private RequestFields() {}

  /**
   * Reads them.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest naming what is missing, malformed or ambiguous
   */
  static VenueRequest read(Call call, Venue venue) {
    String path = call.get(PATH);
    String query = text(call, QUERY);
    int question = path.indexOf('?');
    if (question >= 0) {
      if (!query.isEmpty()) {
        throw Inputs.invalid(QUERY.name(), "the path has a query too; give one of them");
      }
      query = path.substring(question + 1);
      path = path.substring(0, question);
    }
    Body body = body(call, venue);
    try {
      return VenueRequest.of(
          call.get(METHOD), path, query, body.text(), body.form(), headers(call));
    } catch (VenueRequest.Ambiguous e) {
      throw Inputs.invalid(e.part(), String.valueOf(e.getMessage()));
    }
  }

  private record Body(String text, BodyForm form) {}

  private static Body body(Call call, Venue venue) {
    JsonNode given = Inputs.document(call, BODY).orElse(null);
    if (given == null || (given.isTextual() && given.textValue().isEmpty())) {
      return venue.emptyBody().isEmpty()
          ? new Body("", BodyForm.NONE)
          : new Body(venue.emptyBody(), venue.body());
    }
    if (given.isTextual()) {
      String text = given.textValue();
      boolean json = text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
      return new Body(text, json ? BodyForm.JSON : venue.body());
    }
    if (!given.isContainerNode()) {
      throw Inputs.invalid(BODY.name(), "is a text, an object or a list");
    }
    if (venue.body() == BodyForm.FORM && given.isObject()) {
      return new Body(FormText.write(pairs(BODY.name(), given)), BodyForm.FORM);
    }
    return new Body(new String(Json.write(given), StandardCharsets.UTF_8), BodyForm.JSON);
  }

  private static String text(Call call, Field<JsonNode> field) {
    JsonNode given = Inputs.document(call, field).orElse(null);
    if (given == null) {
      return "";
    }
    return given.isTextual() ? given.textValue() : FormText.write(pairs(field.name(), given));
  }

  private static Map<String, String> headers(Call call) {
    JsonNode given = Inputs.document(call, HEADERS).orElse(null);
    return given == null ? Map.of() : pairs(HEADERS.name(), given);
  }

  private static Map<String, String> pairs(String field, JsonNode given) {
    if (!given.isObject()) {
      throw Inputs.invalid(field, "is an object of names and values");
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    given
        .properties()
        .forEach(entry -> {
          if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
            throw Inputs.invalid(field, "a value in it is neither text nor number nor boolean");
          }
          pairs.put(entry.getKey(), plain(field, entry.getValue()));
        });
    return pairs;
  }

  private static String plain(String field, JsonNode value) {
    if (!value.isNumber()) {
      return value.asText();
    }
    if (Math.abs((long) value.decimalValue().scale()) > 60) {
      throw Inputs.invalid(field, "a number in it has too many digits");
    }
    return value.decimalValue().toPlainString();
  }
}
