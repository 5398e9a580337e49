package io.holdfast.auth.jose;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.io.IOException;

/** JSON objects in which no name stands twice: two readers could read them differently. */
final class StrictJson {
  private static final ObjectReader READER =
      Json.mapper().reader().with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private StrictJson() {}

  /**
   * @throws JoseException when it is not one JSON object
   */
  static ObjectNode object(byte[] json, String what) {
    try {
      if (READER.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new JoseException(what + " is malformed JSON, or a name stands twice in it");
    }
    throw new JoseException(what + " is no JSON object");
  }
}
