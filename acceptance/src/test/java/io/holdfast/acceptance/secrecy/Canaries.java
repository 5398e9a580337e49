package io.holdfast.acceptance.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Marked values, each of its own kind, and every form in which they could come to light. */
final class Canaries {
  private static final int SHORTEST = 12;

  /** The kind of each by its text. */
  private final Map<String, String> kinds = new LinkedHashMap<>();

  /** A new one that is text. */
  String text(String kind) {
    return seen(kind, "canary-" + random() + "-" + kind.replace(' ', '-'));
  }

  /** A new one that is a number. */
  long number(String kind) {
    long number = ThreadLocalRandom.current().nextLong(1L << 50, 1L << 52);
    kinds.put(Long.toString(number), kind);
    return number;
  }

  /** One that the server made, or that has a form of its own. */
  String seen(String kind, String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException("too short to be told from other text: " + kind);
    }
    kinds.put(secret, kind);
    return secret;
  }

  private static String random() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** The kinds of those that a text has in it, in any form. */
  Set<String> in(String text) {
    Set<String> found = new LinkedHashSet<>();
    kinds.forEach((secret, kind) -> {
      if (forms(secret).stream().anyMatch(text::contains)) {
        found.add(kind);
      }
    });
    return found;
  }

  /** As it is, in hex, in base64 at each alignment, in UTF-16: read as Latin-1. */
  private static Set<String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    Set<String> forms = new LinkedHashSet<>();
    forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT));
    forms.add(new String(secret.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[bytes.length + shift];
      System.arraycopy(bytes, 0, shifted, shift, bytes.length);
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // The characters at both ends also hold bits of what stands beside it.
      forms.add(base64.substring(shift == 0 ? 0 : 4, base64.length() - 2));
    }
    return forms;
  }
}
