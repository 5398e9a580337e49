package io.holdfast.auth.jwt;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a verified token says, by names or JSON pointers (RFC 6901), as roles refer to it. */
record Claims(ObjectNode all) {
  /** A claim: by its name, or by a pointer where the reference begins with a slash. */
  Optional<JsonNode> find(String reference) {
    JsonNode found;
    if (reference.startsWith("/")) {
      try {
        found = all.at(JsonPointer.compile(reference));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    } else {
      found = all.path(reference);
    }
    return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
  }

  /** A claim that is a string; empty where it is absent or anything else. */
  String text(String name) {
    JsonNode value = all.path(name);
    return value.isTextual() ? value.textValue() : "";
  }

  /** The audiences, which may be given as one string. */
  List<String> audiences() {
    List<String> audiences = new ArrayList<>();
    for (JsonNode audience : list(all.path("aud"))) {
      if (audience.isTextual()) {
        audiences.add(audience.textValue());
      }
    }
    return audiences;
  }

  /** The items of an array, or a single value as the only one; an absent one has none. */
  static List<JsonNode> list(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      return List.of(value);
    }
    List<JsonNode> items = new ArrayList<>();
    value.forEach(items::add);
    return items;
  }

  /** Leaves out what the token says. */
  @Override
  public String toString() {
    return "Claims" + all.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
