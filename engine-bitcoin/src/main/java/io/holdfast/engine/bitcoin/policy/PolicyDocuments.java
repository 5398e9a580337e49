package io.holdfast.engine.bitcoin.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.policy.document.DocumentException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies between JSON and the plain maps that the library reads. */
public final class PolicyDocuments {
  private PolicyDocuments() {}

  /**
   * The policy of a JSON object.
   *
   * @throws Refusal.InvalidRequest with every mistake, each with its field
   */
  public static TransactionPolicy parse(ObjectNode document) {
    return parse(map(document));
  }

  /** The same of a plain map. */
  static TransactionPolicy parse(Map<String, ?> document) {
    try {
      return TransactionPolicy.parse(document);
    } catch (DocumentException e) {
      throw new Refusal.InvalidRequest(e.problems());
    }
  }

  /** A JSON object as a plain map; fields that are null are left out. */
  public static Map<String, Object> map(ObjectNode document) {
    Map<String, Object> map = new LinkedHashMap<>();
    document
        .properties()
        .forEach(field -> {
          Object value = value(field.getValue());
          if (value != null) {
            map.put(field.getKey(), value);
          }
        });
    return map;
  }

  private static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> map((ObjectNode) node);
      case ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        node.forEach(item -> items.add(value(item)));
        yield items;
      }
      case NUMBER -> node.decimalValue();
      case BOOLEAN -> node.booleanValue();
      case STRING -> node.textValue();
      case NULL, MISSING -> null;
      case BINARY, POJO -> node.toString();
    };
  }

  /** As answers show a version. */
  static ObjectNode view(StoredPolicy policy) {
    ObjectNode view = Json.object().put("version", policy.version()).put("hash", policy.hash());
    view.setAll((ObjectNode) Json.of(policy.document()));
    return view.put("created_time", policy.createdTime().toString());
  }
}
