package io.holdfast.engine.exchange.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import java.util.Optional;

/** How what is wrong with a field is told, and documents that are given as a field. */
public final class Inputs {
  private Inputs() {}

  /** A refusal that names a field and what to do about it. */
  public static Refusal.InvalidRequest invalid(String field, String problem) {
    return new Refusal.InvalidRequest(field + ": " + problem);
  }

  /** What a parser makes of a field's text, its complaint with the field in front. */
  public static <T> T of(String field, Reader<T> reader) {
    try {
      return reader.read();
    } catch (IllegalArgumentException e) {
      throw invalid(field, String.valueOf(e.getMessage()));
    }
  }

  /** Reads a text, or says in an IllegalArgumentException what is wrong with it. */
  @FunctionalInterface
  public interface Reader<T> {
    T read();
  }

  /** A document given whole as a field; empty where it was not given. */
  public static Optional<JsonNode> document(Call call, Field<JsonNode> field) {
    return call.find(field).filter(node -> !node.isNull());
  }
}
