package io.holdfast.scan.source.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the parts of mails that are encoded, by their headers: a line {@code
 * Content-Transfer-Encoding: base64} or {@code quoted-printable} begins one, and a line that begins
 * with two dashes or {@code From } ends it. Boundaries need no bookkeeping that way, and a mail
 * that is damaged gives what it has.
 */
public final class MimeParts {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:file)?name\\*?\\s*=\\s*\"?([^\";\\r\\n]{1,200})", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORD =
      Pattern.compile("=\\?[A-Za-z0-9-]+\\?([BbQq])\\?([^?]{1,400})\\?=");

  private final byte[] bytes;
  private final List<MailPart> parts = new ArrayList<>();
  private final StringBuilder headers = new StringBuilder();
  private long line;
  private int at;

  private MimeParts(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The encoded parts of a mail or of all mails in a mailbox, and encoded words of headers. */
  public static List<MailPart> encoded(byte[] bytes) {
    MimeParts reader = new MimeParts(bytes);
    reader.read();
    return reader.parts;
  }

  private void read() {
    boolean inHeaders = true;
    while (at < bytes.length) {
      String text = next();
      if (isEdge(text)) {
        inHeaders = true;
        headers.setLength(0);
      } else if (inHeaders && text.isEmpty()) {
        inHeaders = false;
        body();
        headers.setLength(0);
      } else if (inHeaders) {
        headers.append(text).append('\n');
        words(text);
      }
    }
  }

  private static boolean isEdge(String text) {
    return text.startsWith("--") || text.startsWith("From ");
  }

  private String next() {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    int stop = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
    String text = new String(bytes, at, Math.min(stop - at, 4096), StandardCharsets.ISO_8859_1);
    at = end + 1;
    line++;
    return text;
  }

  private void body() {
    String head = headers.toString();
    String lower = head.toLowerCase(Locale.ROOT);
    int encoding = lower.indexOf("content-transfer-encoding:");
    String kind = encoding < 0 ? "" : lower.substring(encoding + 26).strip();
    boolean base64 = kind.startsWith("base64");
    if (!base64 && !kind.startsWith("quoted-printable")) {
      return;
    }
    long first = line + 1;
    int from = at;
    int to = from;
    while (at < bytes.length) {
      int begin = at;
      long before = line;
      if (isEdge(next())) {
        at = begin;
        line = before;
        break;
      }
      to = Math.min(at, bytes.length);
    }
    byte[] body = base64 ? base64(from, to) : quoted(from, to);
    Matcher name = NAME.matcher(head);
    boolean attached = name.find() && !lower.contains("content-type: text/plain");
    String called =
        attached ? name.group(1).strip().replaceAll("\\p{Cntrl}", "?") : "part at line " + first;
    parts.add(new MailPart(called, attached, first, body));
  }

  private byte[] base64(int from, int to) {
    byte[] text = new byte[to - from];
    System.arraycopy(bytes, from, text, 0, text.length);
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] quoted(int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      if (bytes[i] != '=') {
        out.write(bytes[i]);
        continue;
      }
      int high = i + 1 < to ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < to ? Character.digit(bytes[i + 2], 16) : -1;
      if (high >= 0 && low >= 0) {
        out.write((high << 4) | low);
        i += 2;
      } else {
        // A soft line end: the line goes on.
        while (i + 1 < to && (bytes[i + 1] == '\r' || bytes[i + 1] == ' ')) {
          i++;
        }
        i += i + 1 < to && bytes[i + 1] == '\n' ? 1 : 0;
      }
    }
    return out.toByteArray();
  }

  /** Encoded words in headers (RFC 2047). */
  private void words(String text) {
    Matcher word = WORD.matcher(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (word.find()) {
      byte[] encoded = word.group(2).getBytes(StandardCharsets.ISO_8859_1);
      try {
        byte[] decoded =
            word.group(1).equalsIgnoreCase("b")
                ? Base64.getDecoder().decode(encoded)
                : new MimeParts(
                        word.group(2).replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1))
                    .quoted(0, encoded.length);
        out.writeBytes(decoded);
      } catch (IllegalArgumentException e) {
        // No encoded word after all.
      }
    }
    if (out.size() > 0) {
      parts.add(new MailPart("header", false, line, out.toByteArray()));
    }
  }
}
