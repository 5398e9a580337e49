package io.holdfast.engine.bitcoin.psbt;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.math.BigDecimal;

/** Numbers within documents of a request. */
final class JsonNumbers {
  private JsonNumbers() {}

  /** A whole number from 0 on, also as text. */
  static long integer(String field, JsonNode value, long most) {
    String text = value.asText("");
    boolean number = value.isIntegralNumber() || value.isTextual();
    if (!number || !text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
      throw Inputs.invalid(field, "is not a whole number from 0 to " + most);
    }
    return Long.parseLong(text);
  }

  /** A decimal number from 0 on, also as text. */
  static BigDecimal decimal(String field, JsonNode value) {
    String text = value.asText("");
    if (!(value.isNumber() || value.isTextual()) || !text.matches("[0-9]{1,9}(\\.[0-9]{1,8})?")) {
      throw Inputs.invalid(field, "is not a number such as 12 or 1.5");
    }
    return new BigDecimal(text);
  }
}
