package io.holdfast.scan.redact;

import io.holdfast.crypto.fingerprint.SecretFingerprint;
import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.engine.Windows;
import io.holdfast.scan.rule.Hit;
import io.holdfast.scan.rule.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Copies a stream with {@code [REDACTED rule fingerprint]} in the place of each secret, in bounded
 * memory. Whole lines go on as soon as the stream pauses, unless a key or a sentence may have begun
 * in them.
 */
public final class Redactor {
  private static final int SHOWN_DIGITS = 16;

  private final Scanner scanner;
  private final SecretFingerprint fingerprint;

  public Redactor(Scanner scanner, SecretFingerprint fingerprint) {
    this.scanner = scanner;
    this.fingerprint = fingerprint;
  }

  /** Copies all of {@code in}; returns how many secrets were taken out. */
  public long copy(InputStream in, OutputStream out) throws IOException {
    Windows windows = new Windows(in, OpenLines::release);
    long count = 0;
    int covered = 0;
    while (windows.next()) {
      Window window = new Window(windows.bytes(), windows.start(), windows.end(), true, "");
      int at = windows.from() + covered;
      for (Hit hit : scanner.scan(window)) {
        if (hit.start() >= at && hit.start() < windows.to()) {
          out.write(window.bytes(), at, hit.start() - at);
          out.write(label(hit));
          at = hit.end();
          count++;
        }
        Arrays.fill(hit.value(), (byte) 0);
      }
      if (at < windows.to()) {
        out.write(window.bytes(), at, windows.to() - at);
      }
      covered = Math.max(0, at - windows.to());
      out.flush();
    }
    return count;
  }

  private byte[] label(Hit hit) {
    String print = fingerprint.of(hit.value()).substring(0, SHOWN_DIGITS);
    return ("[REDACTED " + hit.rule().id() + " " + print + "]").getBytes(StandardCharsets.US_ASCII);
  }
}
