package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A version 1 document as it is stored: a format byte, when it was written (seconds and
 * nanoseconds), then the document as JSON.
 */
record PlainDocument(Instant written, ObjectNode data) {
  /** The first byte; no {@link KeyCodec} record begins with it. */
  static final byte FORMAT = 'p';

  private static final int HEADER = 1 + Long.BYTES + Integer.BYTES;

  byte[] encode() {
    byte[] json = Json.write(data);
    return ByteBuffer.allocate(HEADER + json.length)
        .put(FORMAT)
        .putLong(written.getEpochSecond())
        .putInt(written.getNano())
        .put(json)
        .array();
  }

  /** The document, unless something else is stored there. */
  static Optional<PlainDocument> decode(byte[] stored) {
    if (stored[0] != FORMAT) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(stored, 1, HEADER - 1);
    Instant written = Instant.ofEpochSecond(in.getLong(), in.getInt());
    byte[] json = Arrays.copyOfRange(stored, HEADER, stored.length);
    return Optional.of(new PlainDocument(written, (ObjectNode) Json.tree(json)));
  }

  /** Leaves out the document, which is a secret. */
  @Override
  public String toString() {
    return "PlainDocument[" + written + "]";
  }
}
