package io.holdfast.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Errors and warnings may quote what the client sent; in the log such a value is HMACed like any
 * other. Looked for are whole values, the parts of lists with commas, and whatever stands in quotes
 * and is part of a value; letter case does not count, since names are folded. What the path holds
 * as well is in clear there, and is left.
 */
final class TextScrubber {
  /** Shorter values are replaced only where they stand alone, not within a word or number. */
  private static final int SHORT = 6;

  /** With more values than this the whole text is HMACed, rather than searched for each. */
  private static final int MANY = 10_000;

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|'([^']+)'");

  private final Request request;
  private final UnaryOperator<String> hash;
  private final Set<String> values = new HashSet<>();

  /**
   * @param quoted further values that the text may hold
   */
  TextScrubber(Request request, Collection<String> quoted, UnaryOperator<String> hash) {
    this.request = request;
    this.hash = hash;
    values.addAll(quoted);
    collect(request.body());
    if (request.token() != null) {
      values.add(request.token());
    }
  }

  private void collect(JsonNode node) {
    if (values.size() > MANY) {
      return;
    }
    if (node.isContainerNode()) {
      node.forEach(this::collect);
    } else if (node.isTextual()) {
      values.add(node.textValue());
      if (node.textValue().indexOf(',') >= 0 && node.textValue().length() < MANY) {
        for (String part : node.textValue().split(",", -1)) {
          values.add(part.strip());
        }
      }
    } else if (node.isNumber()) {
      values.add(node.asText());
    }
  }

  /** The text with every value of the client replaced by its HMAC. */
  String scrub(String text) {
    if (values.size() > MANY) {
      return hash.apply(text);
    }
    String folded = fold(text);
    List<String> found = new ArrayList<>(quotedParts(text));
    for (String value : values) {
      if (!value.isBlank() && value.length() <= text.length() && folded.contains(fold(value))) {
        found.add(value);
      }
    }
    found.removeIf(request.path()::contains);
    // Longer values first: a value may contain another.
    found.sort(Comparator.comparingInt(String::length).reversed());
    return found.isEmpty() ? text : replaced(text, folded, found);
  }

  /** What stands in quotes and comes out of a longer value, as a word of a policy's text. */
  private Set<String> quotedParts(String text) {
    Set<String> parts = new HashSet<>();
    Matcher matcher = QUOTED.matcher(text);
    while (matcher.find()) {
      String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      String folded = fold(quoted);
      if (values.stream().anyMatch(value -> fold(value).contains(folded))) {
        parts.add(quoted);
      }
    }
    return parts;
  }

  /** One pass from left to right, so that nothing is replaced within a replacement. */
  private String replaced(String text, String folded, List<String> found) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      String value = valueAt(folded, at, found);
      if (value.isEmpty()) {
        out.append(text.charAt(at));
        at++;
      } else {
        out.append(hash.apply(value));
        at += value.length();
      }
    }
    return out.toString();
  }

  private static String valueAt(String folded, int at, List<String> found) {
    for (String value : found) {
      if (folded.startsWith(fold(value), at)
          && (value.length() >= SHORT || standsAlone(folded, at, at + value.length()))) {
        return value;
      }
    }
    return "";
  }

  private static boolean standsAlone(String text, int from, int to) {
    return (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
        && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
  }

  /** Folds letter case char by char, so that positions stay what they are. */
  private static String fold(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    return folded.length() == text.length() ? folded : text;
  }
}
