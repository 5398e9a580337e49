package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Durations;
import io.holdfast.core.policy.hcl.HclItem;
import io.holdfast.core.policy.hcl.HclValue;
import io.holdfast.core.policy.hcl.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a block by name, read as what they should be. A wrong one is reported and read as if
 * it were absent, so that reading goes on to the next mistake; a JSON null counts as absent.
 */
final class Fields {
  private final Map<String, HclItem> items = new LinkedHashMap<>();
  private final Problems problems;

  /** Reports unknown and repeated keys; those in {@code blocks} may repeat and are left out. */
  Fields(HclValue.Block block, Set<String> known, Set<String> blocks, Problems problems) {
    this.problems = problems;
    for (HclItem item : block.items()) {
      String key = item.key();
      if (blocks.contains(key)) {
        continue;
      }
      if (!known.contains(key)) {
        problems.add(item.at(), "invalid key " + Problems.quote(key));
      } else if (!item.labels().isEmpty()) {
        problems.add(item.at(), key + " takes no label");
      } else if (items.containsKey(key)) {
        problems.add(item.at(), key + " was already set; it can be given only once");
      } else if (!(item.value() instanceof HclValue.Scalar scalar && scalar.isNull())) {
        items.put(key, item);
      }
    }
  }

  Optional<HclItem> item(String key) {
    return Optional.ofNullable(items.get(key));
  }

  Optional<HclValue> value(String key) {
    return item(key).map(HclItem::value);
  }

  /** Where the key's value stands; for a key that is there. */
  Position at(String key) {
    return value(key).orElseThrow().at();
  }

  Optional<String> text(String key) {
    return value(key).flatMap(value -> text(key, value));
  }

  List<String> texts(String key) {
    return elements(key).stream().flatMap(value -> text(key, value).stream()).toList();
  }

  /** The elements of a list. */
  List<HclValue> elements(String key) {
    Optional<HclValue> value = value(key);
    if (value.isPresent() && !(value.get() instanceof HclValue.Sequence)) {
      problems.add(value.get().at(), key + " must be a list, got " + value.get().kind());
    }
    return value.orElse(null) instanceof HclValue.Sequence sequence ? sequence.values() : List.of();
  }

  /** A number of seconds, or a text such as {@code 1h30m}; zero when absent. */
  Duration duration(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Duration.ZERO;
    }
    try {
      Duration duration = Durations.parse(text.get());
      if (!duration.isNegative()) {
        return duration;
      }
      problems.add(at(key), key + " must not be negative");
    } catch (IllegalArgumentException e) {
      problems.add(
          at(key),
          "error parsing " + key + ": write a number of seconds or a duration such as \"1h30m\"");
    }
    return Duration.ZERO;
  }

  /** A whole number from zero on; zero when absent. */
  int count(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.get().matches("[0-9]{1,9}")) {
      problems.add(at(key), key + " must be a whole number from 0 to 999999999");
      return 0;
    }
    return new BigDecimal(text.get()).intValueExact();
  }

  boolean flag(String key) {
    Optional<JsonNode> value = value(key).map(HclValue::json);
    if (value.isPresent() && !value.get().isBoolean()) {
      problems.add(at(key), key + " must be true or false");
    }
    return value.map(node -> node.isBoolean() && node.booleanValue()).orElse(false);
  }

  /** The objects under a key that may be written as one block, one object, or a list of objects. */
  List<HclValue.Block> blocks(String key) {
    Optional<HclValue> value = value(key);
    List<HclValue.Block> blocks = new ArrayList<>();
    if (value.isPresent()) {
      List<HclValue> values =
          value.get() instanceof HclValue.Sequence list ? list.values() : List.of(value.get());
      for (HclValue one : values) {
        if (one instanceof HclValue.Block block) {
          blocks.add(block);
        } else {
          problems.add(one.at(), key + " must be an object, got " + one.kind());
        }
      }
    }
    return blocks;
  }

  private Optional<String> text(String key, HclValue value) {
    if (value instanceof HclValue.Scalar(JsonNode node, Position at)
        && (node.isTextual() || node.isNumber())) {
      return Optional.of(node.asText());
    }
    problems.add(value.at(), key + " must hold text, got " + value.kind());
    return Optional.empty();
  }
}
