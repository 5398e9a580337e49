package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.core.policy.hcl.HclItem;
import io.holdfast.core.policy.hcl.HclValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code allowed_parameters} and {@code denied_parameters}. */
final class ParameterReader {
  private ParameterReader() {}

  static ParameterValues read(Fields fields, String key, Problems problems) {
    Map<String, List<JsonNode>> values = new LinkedHashMap<>();
    for (HclValue.Block block : fields.blocks(key)) {
      for (HclItem item : block.items()) {
        String name = item.key().toLowerCase(Locale.ROOT);
        if (!item.labels().isEmpty() || !(item.value() instanceof HclValue.Sequence list)) {
          problems.add(
              item.at(),
              key + ": " + Problems.quote(item.key()) + " must be a list of values; [] is any");
        } else if (values.containsKey(name)) {
          problems.add(
              item.at(),
              key + ": " + Problems.quote(item.key()) + " was already set (case does not count)");
        } else {
          values.put(name, list.values().stream().map(HclValue::json).toList());
        }
      }
    }
    return new ParameterValues(values);
  }
}
