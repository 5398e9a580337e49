package io.holdfast.scan.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.fingerprint.SecretFingerprint;
import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.planted.Kind;
import io.holdfast.scan.planted.Kinds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A stream goes on without its secrets, however it comes. */
class RedactorTest {
  private static final Scanner SCANNER = Scanner.standard();

  private final Redactor redactor =
      new Redactor(SCANNER, new SecretFingerprint(SecretBytes.copyOf(new byte[32])));

  private String redact(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    redactor.copy(in, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static InputStream whole(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A stream of pieces, which pauses behind each. */
  private static InputStream pieces(String text, int first, int size) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        return at < bytes.length ? bytes[at++] & 0xff : -1;
      }

      @Override
      public int read(byte[] to, int from, int count) {
        if (at == bytes.length) {
          return -1;
        }
        int piece = at < first ? first - at : size;
        int read = Math.min(Math.min(piece, count), bytes.length - at);
        System.arraycopy(bytes, at, to, from, read);
        at += read;
        return read;
      }

      @Override
      public int available() {
        return 0;
      }
    };
  }

  private static String planted() {
    return Kinds.all().stream()
        .map(Kind::text)
        .collect(Collectors.joining("\nzzz line between\n", "start\n", "\nzzz end\n"));
  }

  @Test
  void noSecretPassesAndTheRestIsUntouched() throws IOException {
    String token =
        Kinds.all().stream()
            .filter(k -> k.rule().equals("stripe-key"))
            .findFirst()
            .orElseThrow()
            .text();
    String out = redact(whole("before " + token + " behind\nlast"));
    assertThat(out).matches("before \\[REDACTED stripe-key [0-9a-f]{16}] behind\nlast");
  }

  @Test
  void splittingAtEveryByteGivesTheSameOutput() throws IOException {
    String text =
        Kinds.all().stream()
            .filter(k -> k.text().length() < 400)
            .limit(24)
            .map(Kind::text)
            .collect(Collectors.joining("\nzzz\n", "", "\nzzz\n"));
    String expected = redact(whole(text));
    for (int at = 1; at < text.length(); at += 3) {
      assertThat(redact(pieces(text, at, 1 << 16))).as("split at " + at).isEqualTo(expected);
    }
    assertThat(redact(pieces(text, 1, 1))).isEqualTo(expected);
  }

  @Test
  void allKindsAreTakenOutOfALongStream() throws IOException {
    String planted = planted();
    String filler = "2026-01-01 INFO zzz nothing of interest happened here\n".repeat(30_000);
    String out = redact(whole(filler + planted + filler + planted));
    assertThat(out).startsWith(filler).endsWith("zzz end\n");
    for (Kind kind : Kinds.all()) {
      assertThat(out).contains("[REDACTED " + kind.rule());
    }
    assertThat(redact(whole(out))).isEqualTo(out);
  }

  @Test
  void wholeLinesGoOnWhileTheStreamPauses() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String text = "zzz qqq\nzzz www\nzzz half";
    InputStream in =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            if (at == text.length()) {
              // All that was whole has gone on before the stream is asked for more.
              assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("zzz qqq\nzzz www\n");
              return -1;
            }
            return text.charAt(at++);
          }

          @Override
          public int read(byte[] to, int from, int count) {
            int b = read();
            if (b < 0) {
              return -1;
            }
            to[from] = (byte) b;
            return 1;
          }

          @Override
          public int available() {
            return 0;
          }
        };
    redactor.copy(in, out);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text);
  }
}
