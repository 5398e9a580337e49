package io.holdfast.engine.database.statement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which quotes each character of a statement stands in. Within a dollar-quoted body, quotes are
 * followed as well, since they are what a value in there has to keep to.
 */
final class QuoteMap {
  private static final Pattern DOLLAR = Pattern.compile("\\$([A-Za-z_][A-Za-z_0-9]*)?\\$");
  private static final char COMMENT = '-';
  private static final char BLOCK = '*';

  private final String text;
  private final Dialect dialect;

  /** The quote character that surrounds each one; 0 for none. */
  private final char[] quotes;

  /** Whether an {@code E} before the quote gives backslashes a meaning. */
  private final boolean[] extended;

  private final boolean[] inBody;

  QuoteMap(String text, Dialect dialect) {
    this.text = text;
    this.dialect = dialect;
    this.quotes = new char[text.length()];
    this.extended = new boolean[text.length()];
    this.inBody = new boolean[text.length()];
    read();
  }

  private void read() {
    String body = "";
    int at = 0;
    while (at < text.length()) {
      if (dialect.dollarQuotes()) {
        Matcher dollar = DOLLAR.matcher(text).region(at, text.length());
        if (dollar.lookingAt() && (body.isEmpty() || dollar.group().equals(body))) {
          mark(at, dollar.end(), body.isEmpty() ? dollar.group() : body);
          at = dollar.end();
          body = body.isEmpty() ? dollar.group() : "";
          continue;
        }
      }
      int end = endOfToken(at, body);
      mark(at, end, body);
      at = end;
    }
  }

  private void mark(int from, int to, String body) {
    for (int i = from; i < to; i++) {
      inBody[i] = !body.isEmpty();
    }
  }

  /** Where what begins here ends: a quoted text, a comment, or one character. */
  private int endOfToken(int at, String body) {
    char first = text.charAt(at);
    if (first == '\'' || first == '"' || (first == '`' && dialect == Dialect.MYSQL)) {
      return quoted(at, first, body);
    }
    if (text.startsWith("--", at)) {
      int line = text.indexOf('\n', at);
      return fill(at, line < 0 ? text.length() : line, COMMENT, false);
    }
    if (text.startsWith("/*", at)) {
      int close = text.indexOf("*/", at + 2);
      return fill(at, close < 0 ? text.length() : close + 2, BLOCK, false);
    }
    return at + 1;
  }

  private int quoted(int at, char quote, String body) {
    boolean withE =
        quote == '\''
            && at > 0
            && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e')
            && (at == 1 || !Character.isLetterOrDigit(text.charAt(at - 2)));
    int end = at + 1;
    while (end < text.length()) {
      // A body ends where its tag is, whatever its own quotes say.
      if (!body.isEmpty() && text.startsWith(body, end)) {
        return fill(at, end, quote, withE);
      }
      char next = text.charAt(end);
      if (next == '\\' && dialect.backslashEscapes(quote, withE)) {
        end += 2;
      } else if (next == quote) {
        return fill(at, end + 1, quote, withE);
      } else {
        end++;
      }
    }
    return fill(at, text.length(), quote, withE);
  }

  private int fill(int from, int to, char quote, boolean withE) {
    for (int i = from; i < to; i++) {
      quotes[i] = quote;
      extended[i] = withE;
    }
    return to;
  }

  /** Whether a character is part of the statement itself: in no quotes, comment or body. */
  boolean isBare(int at) {
    return quotes[at] == 0 && !inBody[at];
  }

  boolean isInBody(int at) {
    return inBody[at];
  }

  /** The quote around a character: {@code '}, {@code "}, {@code `}; 0 for none. */
  char quote(int at) {
    char quote = quotes[at];
    return quote == COMMENT || quote == BLOCK ? 0 : quote;
  }

  boolean backslashEscapes(int at) {
    return dialect.backslashEscapes(quote(at), extended[at]);
  }
}
