package io.holdfast.engine.pki.role;

import java.util.regex.Pattern;

/** What is a host name (RFC 1123), and what a wildcard (RFC 6125, 6.4.3). */
public final class HostNames {
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final int LONGEST = 253;

  private HostNames() {}

  /** Whether it is one, a dot at its end allowed. Others than ASCII are written as xn--. */
  static boolean isHostName(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (name.isEmpty() || name.length() > LONGEST) {
      return false;
    }
    for (String label : name.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Whether it belongs among DNS names: a host name, or one below an asterisk. */
  public static boolean isDnsName(String text) {
    int dot = text.indexOf('.');
    boolean wildcard = dot > 0 && text.substring(0, dot).contains("*");
    return wildcard
        ? isWildcardLabel(text.substring(0, dot)) && isHostName(text.substring(dot + 1))
        : isHostName(text);
  }

  /** Whether a label holds exactly one asterisk and is one otherwise: {@code *}, {@code www*}. */
  static boolean isWildcardLabel(String label) {
    int star = label.indexOf('*');
    return star >= 0
        && star == label.lastIndexOf('*')
        && LABEL.matcher(label.replace('*', 'a')).matches();
  }
}
