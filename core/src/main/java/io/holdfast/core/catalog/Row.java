package io.holdfast.core.catalog;

import io.holdfast.api.catalog.CatalogEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A secret as the catalog stores it, in a form that is quick to read: a query looks at all of them.
 *
 * <pre>
 * version(1) | created(8, ms) | renewed(8, ms) | expires(8, ms; 0 for never) | values(8) | kind
 * </pre>
 *
 * @param kind what it is
 * @param created in whole milliseconds
 * @param renewed when it got the value that it has, in whole milliseconds
 * @param values how many values it has had
 */
record Row(String kind, Instant created, Instant renewed, long values, Optional<Instant> expires) {
  private static final byte VERSION = 1;
  private static final int FIXED = 1 + 4 * Long.BYTES;

  byte[] encode() {
    byte[] name = kind.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(FIXED + name.length)
        .put(VERSION)
        .putLong(created.toEpochMilli())
        .putLong(renewed.toEpochMilli())
        .putLong(expires.map(Instant::toEpochMilli).orElse(0L))
        .putLong(values)
        .put(name)
        .array();
  }

  CatalogEntry entry(String subject) {
    return new CatalogEntry(subject, kind, created, renewed, values, expires);
  }

  /**
   * @throws IllegalArgumentException when it is of a later program
   */
  static Row decode(byte[] stored) {
    ByteBuffer in = ByteBuffer.wrap(stored);
    if (in.get() != VERSION) {
      throw new IllegalArgumentException("a row of the catalog is of an unknown version");
    }
    Instant created = Instant.ofEpochMilli(in.getLong());
    Instant renewed = Instant.ofEpochMilli(in.getLong());
    long expires = in.getLong();
    long values = in.getLong();
    String kind = new String(stored, FIXED, stored.length - FIXED, StandardCharsets.UTF_8);
    return new Row(
        kind.intern(),
        created,
        renewed,
        values,
        expires == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expires)));
  }
}
