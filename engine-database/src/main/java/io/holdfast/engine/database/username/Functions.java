package io.holdfast.engine.database.username;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of templates; their names and arguments are Vault's. */
final class Functions {
  private static final Set<String> NAMES =
      Set.of(
          "random",
          "truncate",
          "truncate_sha256",
          "uppercase",
          "lowercase",
          "replace",
          "sha256",
          "base64",
          "decode_base64",
          "hex",
          "decode_hex",
          "unix_time",
          "unix_time_millis",
          "timestamp",
          "uuid",
          "printf");

  private static final int LONGEST = 1000;
  private static final int HASH = 8;
  private static final Pattern VERB = Pattern.compile("%(-?\\d{0,3})([a-zA-Z%])");

  private Functions() {}

  static void require(String name) {
    if (!NAMES.contains(name)) {
      throw new Refusal.InvalidRequest(
          "username_template: there is no function "
              + name
              + "; known are "
              + String.join(", ", NAMES.stream().sorted().toList()));
    }
  }

  static Object call(String name, List<Object> given, Instant now) {
    Arguments arguments = new Arguments(name, given);
    return switch (name) {
      case "random" -> Randomness.base62(arguments.count(1).number(0, LONGEST));
      case "truncate" -> truncated(arguments.count(2).text(1), arguments.number(0, LONGEST));
      case "truncate_sha256" -> hashed(arguments.count(2).text(1), arguments.number(0, LONGEST));
      case "uppercase" -> arguments.count(1).text(0).toUpperCase(Locale.ROOT);
      case "lowercase" -> arguments.count(1).text(0).toLowerCase(Locale.ROOT);
      case "replace" -> arguments.count(3).text(2).replace(arguments.text(0), arguments.text(1));
      case "sha256" -> sha256(arguments.count(1).text(0));
      case "base64" -> Base64.getEncoder().encodeToString(arguments.count(1).bytes(0));
      case "decode_base64" ->
          decoded(name, () -> Base64.getDecoder().decode(arguments.count(1).text(0)));
      case "hex" -> HexFormat.of().formatHex(arguments.count(1).bytes(0));
      case "decode_hex" -> decoded(name, () -> HexFormat.of().parseHex(arguments.count(1).text(0)));
      case "unix_time" -> String.valueOf(arguments.count(0).at(now).getEpochSecond());
      case "unix_time_millis" -> String.valueOf(arguments.count(0).at(now).toEpochMilli());
      case "timestamp" -> GoLayout.format(arguments.count(1).text(0), now);
      case "uuid" -> Randomness.uuid().toString();
      case "printf" -> printf(given);
      default -> throw new IllegalStateException(name);
    };
  }

  /** What a function was given. */
  private record Arguments(String function, List<Object> values) {
    Arguments count(int wanted) {
      if (values.size() != wanted) {
        throw new Refusal.InvalidRequest(
            "username_template: "
                + function
                + " takes "
                + wanted
                + " arguments, not "
                + values.size());
      }
      return this;
    }

    Instant at(Instant now) {
      return now;
    }

    String text(int index) {
      return String.valueOf(values.get(index));
    }

    byte[] bytes(int index) {
      return text(index).getBytes(UTF_8);
    }

    int number(int index, int most) {
      if (values.get(index) instanceof Long number && number > 0 && number <= most) {
        return number.intValue();
      }
      throw new Refusal.InvalidRequest(
          "username_template: " + function + " takes a number from 1 to " + most);
    }
  }

  /** At most so many bytes of UTF-8, whole characters only. */
  private static String truncated(String text, int most) {
    int bytes = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      bytes += Character.toString(point).getBytes(UTF_8).length;
      if (bytes > most) {
        return text.substring(0, at);
      }
      at += Character.charCount(point);
    }
    return text;
  }

  private static String hashed(String text, int most) {
    if (most <= HASH) {
      throw new Refusal.InvalidRequest("username_template: truncate_sha256 needs more than 8");
    }
    String kept = truncated(text, most);
    if (kept.equals(text)) {
      return text;
    }
    String head = truncated(text, most - HASH);
    return head + sha256(text.substring(head.length())).substring(0, HASH);
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(text.getBytes(UTF_8)));
  }

  private static String decoded(String name, java.util.function.Supplier<byte[]> decoder) {
    try {
      return new String(decoder.get(), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("username_template: " + name + " was given something else");
    }
  }

  private static String printf(List<Object> arguments) {
    if (arguments.isEmpty()) {
      throw new Refusal.InvalidRequest("username_template: printf takes a format");
    }
    Matcher verbs = VERB.matcher(String.valueOf(arguments.getFirst()));
    StringBuilder out = new StringBuilder();
    int next = 1;
    while (verbs.find()) {
      String verb = verbs.group(2);
      if (verb.equals("%")) {
        verbs.appendReplacement(out, "%");
        continue;
      }
      if (!verb.equals("s") && !verb.equals("d") && !verb.equals("v")) {
        throw new Refusal.InvalidRequest("username_template: printf knows %s, %d, %v and %%");
      }
      if (next >= arguments.size()) {
        throw new Refusal.InvalidRequest("username_template: printf has fewer values than verbs");
      }
      String value = String.valueOf(arguments.get(next++));
      String padded =
          verbs.group(1).isEmpty() || verbs.group(1).equals("-")
              ? value
              : String.format(Locale.ROOT, "%" + verbs.group(1) + "s", value);
      verbs.appendReplacement(out, Matcher.quoteReplacement(padded));
    }
    if (next != arguments.size()) {
      throw new Refusal.InvalidRequest("username_template: printf has more values than verbs");
    }
    return verbs.appendTail(out).toString();
  }
}
