package io.holdfast.server.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Date header (RFC 9110, IMF-fixdate), made anew once a second. */
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private volatile Line line = new Line(Long.MIN_VALUE, new byte[0]);

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Line(long second, byte[] bytes) {}

  HttpDate(InstantSource clock) {
    this.clock = clock;
  }

  /** The whole header line with its line break. */
  byte[] line() {
    Instant now = clock.instant();
    Line current = line;
    if (current.second != now.getEpochSecond()) {
      String text = "Date: " + FORMAT.format(now) + "\r\n";
      current = new Line(now.getEpochSecond(), text.getBytes(StandardCharsets.US_ASCII));
      line = current;
    }
    return current.bytes;
  }
}
