package io.holdfast.engine.exchange.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mistakes of a document, each after its field. */
final class Problems {
  private static final int MOST = 50;

  private final List<String> lines = new ArrayList<>();

  void add(String field, String problem) {
    if (lines.size() < MOST) {
      lines.add(field + ": " + problem);
    }
  }

  void require() {
    if (!lines.isEmpty()) {
      throw new Refusal.InvalidRequest(lines);
    }
  }

  /** Notes every field of an object that is not known, since a misspelt limit would be none. */
  void unknown(String at, JsonNode node, Set<String> known) {
    if (!node.isObject()) {
      add(at, "is an object");
      return;
    }
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            add(at + "." + name, "is unknown; known are " + String.join(", ", known));
          }
        });
  }

  /** The texts of a list. */
  List<String> texts(String at, JsonNode list) {
    List<String> texts = new ArrayList<>();
    if (list.isMissingNode()) {
      return texts;
    }
    if (!list.isArray()) {
      add(at, "is a list of texts");
      return texts;
    }
    for (JsonNode item : list) {
      if (!item.isTextual()) {
        add(at, "is a list of texts");
        return texts;
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  /** A number that is not negative, as text or number. */
  BigDecimal number(String at, JsonNode node) {
    Optional<BigDecimal> number =
        node.isTextual()
            ? Numbers.read(node.textValue())
            : node.isNumber() ? bounded(node) : Optional.empty();
    if (number.isEmpty() || number.get().signum() < 0) {
      add(at, "is a number of at most 30 digits before and after the point, not negative");
      return BigDecimal.ZERO;
    }
    return number.get();
  }

  private static Optional<BigDecimal> bounded(JsonNode node) {
    BigDecimal value = node.decimalValue();
    return Math.abs((long) value.scale()) > 60 || value.precision() > 60
        ? Optional.empty()
        : Numbers.read(value.toPlainString());
  }
}
