package io.holdfast.bitcoin.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;

/** Documents as a server reads them. */
final class JsonDocument {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

  private JsonDocument() {}

  /** The object that a text is, if it is one. */
  static Optional<Map<String, Object>> read(String text) {
    try {
      return Optional.ofNullable(JSON.readValue(text, DOCUMENT));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
