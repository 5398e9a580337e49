package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.policy.document.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The limits that the simple fields of a document set.
 *
 * @param all in the order in which decisions list them
 */
public record Limits(List<Limit> all) {
  private static final List<Function<Fields, Optional<Limit>>> READERS =
      List.of(MaxAmount::read, MaxFee::read, MaxFeerate::read, Destinations::read);

  public Limits {
    all = List.copyOf(all);
  }

  /** Reads the fields that are there. */
  public static Limits read(Fields fields) {
    return new Limits(
        READERS.stream().map(reader -> reader.apply(fields)).flatMap(Optional::stream).toList());
  }

  /** The fields. */
  public Map<String, Object> toDocument() {
    Map<String, Object> document = new LinkedHashMap<>();
    all.forEach(limit -> document.put(limit.field(), limit.value()));
    return document;
  }
}
