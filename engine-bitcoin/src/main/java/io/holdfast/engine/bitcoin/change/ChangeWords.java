package io.holdfast.engine.bitcoin.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Changes in words: what is in force now, and what shall be, field by field. */
final class ChangeWords {
  private static final int MOST = 300;

  private ChangeWords() {}

  static List<String> of(
      StorageView storage,
      ChangeKind kind,
      String name,
      ObjectNode content,
      String policy,
      long version) {
    List<String> lines = new ArrayList<>();
    lines.add(kind.verb() + " " + kind.of().label(name));
    switch (kind) {
      case POLICY_WRITE -> {
        Optional<StoredPolicy> now = StoredPolicy.find(storage, name);
        ObjectNode before =
            now.map(each -> (ObjectNode) Json.of(each.document())).orElseGet(Json::object);
        fields(before, content, lines);
      }
      case WALLET_WRITE ->
          fields(
              storage
                  .getJson(Named.WALLETS.storageKey(name))
                  .map(ObjectNode.class::cast)
                  .orElseGet(Json::object),
              content,
              lines);
      case POLICY_DELETE, WALLET_DELETE -> {
        // Nothing is left to be told of.
      }
    }
    lines.add("as " + Named.POLICIES.label(policy) + " version " + version + " asks");
    return lines;
  }

  private static void fields(ObjectNode before, ObjectNode after, List<String> lines) {
    TreeSet<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode old = before.get(name);
      JsonNode next = after.get(name);
      if (old == null) {
        lines.add("add " + name + ": " + shown(next));
      } else if (next == null) {
        lines.add("drop " + name + ": " + shown(old));
      } else if (!old.toString().equals(next.toString())) {
        lines.add(name + ": " + shown(old) + " becomes " + shown(next));
      }
    }
  }

  private static String shown(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.length() > MOST ? text.substring(0, MOST) + "..." : text;
  }
}
