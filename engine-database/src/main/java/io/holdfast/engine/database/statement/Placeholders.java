package io.holdfast.engine.database.statement;

import io.holdfast.engine.database.product.Account;
import io.holdfast.engine.database.product.DatabaseFailure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of {@code {{name}}}, {@code {{username}}}, {@code {{password}}}, {@code
 * {{public_key}}} and {@code {{expiration}}}. Each is escaped for the quotes that it stands in, so
 * that no value says more than itself; outside of quotes only a plain word is taken.
 */
public final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z_]+)\\s*\\}\\}");
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.@%:+/=-]*");
  private static final DateTimeFormatter EXPIRATION =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxx").withZone(ZoneOffset.UTC);

  private final Dialect dialect;
  private final boolean escaping;
  private final Map<String, String> values = new HashMap<>();

  private Placeholders(Dialect dialect, boolean escaping, String name) {
    this.dialect = dialect;
    this.escaping = escaping;
    values.put("name", name);
    values.put("username", name);
  }

  /**
   * Those of an account without its secret.
   *
   * @param escaping whether values are escaped; not with {@code disable_escaping}
   */
  public static Placeholders of(Dialect dialect, boolean escaping, String name) {
    return new Placeholders(dialect, escaping, name);
  }

  /** Those of an account with its secret. */
  public static Placeholders of(Dialect dialect, boolean escaping, Account account) {
    Placeholders all = new Placeholders(dialect, escaping, account.name());
    all.values.put("password", account.password());
    all.values.put("public_key", account.publicKey());
    return all;
  }

  /** With a time. */
  public Placeholders until(Instant expiration) {
    values.put("expiration", EXPIRATION.format(expiration));
    return this;
  }

  /** The statement with the values in their places; unknown placeholders stay as they are. */
  public String fill(String statement) {
    QuoteMap map = new QuoteMap(statement, dialect);
    StringBuilder out = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(statement);
    int from = 0;
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value != null) {
        out.append(statement, from, matcher.start());
        out.append(escaping ? escaped(value, matcher.group(1), map, matcher.start()) : value);
        from = matcher.end();
      }
    }
    return out.append(statement.substring(from)).toString();
  }

  private static String escaped(String value, String name, QuoteMap map, int at) {
    char quote = map.quote(at);
    if (map.isInBody(at) && value.indexOf('$') >= 0) {
      throw refused(name, "holds a $, and stands within a dollar-quoted text");
    }
    if (quote == 0) {
      if (!PLAIN.matcher(value).matches() && !name.equals("expiration")) {
        throw refused(name, "holds special characters, and stands outside of quotes");
      }
      return value;
    }
    String escaped = map.backslashEscapes(at) ? value.replace("\\", "\\\\") : value;
    return escaped.replace(String.valueOf(quote), String.valueOf(quote).repeat(2));
  }

  private static DatabaseFailure refused(String name, String why) {
    return new DatabaseFailure(
        DatabaseFailure.Kind.REFUSED,
        "the value of {{" + name + "}} " + why + ": put the placeholder into plain quotes");
  }
}
