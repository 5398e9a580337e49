package io.holdfast.server.http.decode;

import io.holdfast.crypto.Randomness;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Makes the ids that requests carry through the audit log: random UUIDs (version 4). */
final class RequestIds {
  private RequestIds() {}

  static String next() {
    ByteBuffer random = ByteBuffer.wrap(Randomness.bytes(16));
    long high = (random.getLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
