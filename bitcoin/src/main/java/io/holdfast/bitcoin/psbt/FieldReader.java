package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.ByteReader;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Sorts the entries of one map by field, having checked each key, and reads their values.
 *
 * @param <F> the fields of this kind of map
 */
final class FieldReader<F extends Enum<F> & PsbtField> {
  private final String where;
  private final Map<F, SequencedMap<Bytes, Bytes>> byField;

  FieldReader(String where, PsbtMap map, Class<F> fields, int version) {
    this.where = where;
    this.byField = new EnumMap<>(fields);
    F[] known = fields.getEnumConstants();
    map.entries()
        .forEach((key, value) -> {
          ByteReader in = new ByteReader("PSBT " + where + " key", key.toArray());
          long type = in.compactSize("type");
          for (F field : known) {
            if (field.type() == type) {
              add(field, in.bytes(in.remaining(), "data"), value, version);
            }
          }
        });
    for (F field : known) {
      if (field.presence().requires(version) && !byField.containsKey(field)) {
        throw error(field, "is missing, which version " + version + " must have");
      }
    }
  }

  private void add(F field, Bytes data, Bytes value, int version) {
    if (!field.presence().allows(version)) {
      throw error(field, "is not allowed in version " + version);
    }
    if (!field.spec().keyShape().matches(data)) {
      throw error(
          field,
          "has a key whose data must be "
              + field.spec().keyShape().description()
              + ", not these "
              + data.size()
              + " bytes");
    }
    byField.computeIfAbsent(field, _ -> new LinkedHashMap<>()).put(data, value);
  }

  String where() {
    return where;
  }

  PsbtException error(F field, String problem) {
    return PsbtException.at(where, field, problem);
  }

  /** The value of a field whose key has no data. */
  Optional<Bytes> single(F field) {
    SequencedMap<Bytes, Bytes> values = byField.get(field);
    return values == null ? Optional.empty() : Optional.of(values.firstEntry().getValue());
  }

  /** The value of a field whose key has no data, read whole by {@code reader}. */
  <T> Optional<T> single(F field, Function<ByteReader, T> reader) {
    return single(field).map(value -> read(field, value, reader));
  }

  /** The value of a field whose key has no data, which must have {@code size} bytes. */
  Optional<Bytes> sized(F field, int size) {
    return single(field)
        .map(value -> {
          requireSize(field, value, size);
          return value;
        });
  }

  /** All values of a field by the data of their keys. */
  <T> SequencedMap<Bytes, T> keyed(F field, BiFunction<Bytes, Bytes, T> reader) {
    SequencedMap<Bytes, Bytes> values = byField.get(field);
    if (values == null) {
      return Collections.emptySortedMap();
    }
    LinkedHashMap<Bytes, T> read = new LinkedHashMap<>();
    values.forEach((data, value) -> read.put(data, reader.apply(data, value)));
    return Collections.unmodifiableSequencedMap(read);
  }

  /** Reads all of {@code value}. */
  <T> T read(F field, Bytes value, Function<ByteReader, T> reader) {
    ByteReader in = new ByteReader("PSBT " + where + ": " + field.label(), value.toArray());
    try {
      T result = reader.apply(in);
      in.end();
      return result;
    } catch (PsbtException e) {
      throw e;
    } catch (BitcoinException e) {
      throw new PsbtException(e.getMessage(), e);
    }
  }

  void requireSize(F field, Bytes value, int size) {
    if (value.size() != size) {
      throw error(field, "must have " + size + " bytes, not " + value.size());
    }
  }
}
