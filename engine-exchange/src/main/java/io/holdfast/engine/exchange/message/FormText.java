package io.holdfast.engine.exchange.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Queries and forms: {@code a=1&b=2}. */
public final class FormText {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_.$:@-]{1,100}(\\[[A-Za-z0-9_]*])?");
  private static final int MOST = 500;

  private FormText() {}

  /** One piece as written, and decoded. */
  public record Piece(String raw, String name, String value) {
    /** Leaves out what is given. */
    @Override
    public String toString() {
      return "Piece[" + name + "]";
    }
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException saying what two readers could read differently
   */
  public static List<Piece> parse(String text) {
    List<Piece> pieces = new ArrayList<>();
    if (text.isEmpty()) {
      return pieces;
    }
    Set<String> seen = new HashSet<>();
    for (String raw : text.split("&", -1)) {
      int equals = raw.indexOf('=');
      if (equals <= 0) {
        throw new IllegalArgumentException("a parameter without a name or without \"=\"");
      }
      String name = raw.substring(0, equals).replace("%5B", "[").replace("%5D", "]");
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "a parameter's name with characters other than letters, digits and _ . - $ : @");
      }
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "the parameter \"" + name + "\" is given twice: venues differ in which one counts");
      }
      pieces.add(new Piece(raw, name, Percent.decode(raw.substring(equals + 1))));
      if (pieces.size() > MOST) {
        throw new IllegalArgumentException("more than " + MOST + " parameters");
      }
    }
    return pieces;
  }

  /** Writes one. */
  public static String write(Map<String, String> parameters) {
    StringBuilder out = new StringBuilder();
    parameters.forEach((name, value) -> {
      out.append(out.isEmpty() ? "" : "&");
      out.append(Percent.encode(name)).append('=').append(Percent.encode(value));
    });
    return out.toString();
  }
}
