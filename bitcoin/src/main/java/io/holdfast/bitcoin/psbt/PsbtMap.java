package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.ByteReader;
import io.holdfast.bitcoin.tx.ByteWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One map of a PSBT as it was read: whole keys (type and data) to values, in their order, none
 * twice.
 */
public final class PsbtMap {
  /** A map of no fields. */
  public static final PsbtMap EMPTY = new PsbtMap(new LinkedHashMap<>());

  private final SequencedMap<Bytes, Bytes> entries;

  private PsbtMap(SequencedMap<Bytes, Bytes> entries) {
    this.entries = entries;
  }

  static PsbtMap read(ByteReader in, String where) {
    LinkedHashMap<Bytes, Bytes> entries = new LinkedHashMap<>();
    while (true) {
      if (in.remaining() == 0) {
        throw new PsbtException("PSBT " + where + ": the map is missing or does not end");
      }
      long keyLength = in.compactSize("key length");
      if (keyLength == 0) {
        return new PsbtMap(entries);
      }
      Bytes key = in.bytes(keyLength, "key");
      Bytes value = in.varBytes("value");
      if (entries.putIfAbsent(key, value) != null) {
        throw new PsbtException("PSBT " + where + ": the key " + key.hex() + " is there twice");
      }
    }
  }

  void write(ByteWriter out) {
    entries.forEach((key, value) -> out.varBytes(key).varBytes(value));
    out.int8(0);
  }

  /** The fields in their order. */
  public SequencedMap<Bytes, Bytes> entries() {
    return Collections.unmodifiableSequencedMap(entries);
  }

  /** This map with the given fields, which replace those of the same key or go to their place. */
  public PsbtMap with(Map<Bytes, Bytes> fields) {
    TreeMap<Bytes, Bytes> added = new TreeMap<>(fields);
    LinkedHashMap<Bytes, Bytes> merged = new LinkedHashMap<>();
    entries.forEach((key, value) -> {
      // A new field goes before the first one above it: in a sorted map, to its sorted place.
      while (!added.isEmpty()
          && added.firstKey().compareTo(key) < 0
          && !entries.containsKey(added.firstKey())) {
        Map.Entry<Bytes, Bytes> next = added.pollFirstEntry();
        merged.put(next.getKey(), next.getValue());
      }
      Bytes replaced = added.remove(key);
      merged.put(key, replaced == null ? value : replaced);
    });
    merged.putAll(added);
    return new PsbtMap(merged);
  }

  /** This map with one field more, or another value for it. */
  public PsbtMap with(Bytes key, Bytes value) {
    return with(Map.of(key, value));
  }

  /** This map without the fields whose whole key meets {@code condition}. */
  public PsbtMap without(Predicate<Bytes> condition) {
    LinkedHashMap<Bytes, Bytes> kept = new LinkedHashMap<>(entries);
    kept.keySet().removeIf(condition);
    return new PsbtMap(kept);
  }

  /** Whether both have the same fields, in whatever order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PsbtMap that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return "PsbtMap[" + entries.size() + " fields]";
  }
}
