package io.holdfast.engine.exchange.message;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers that a client may give: none that change where a request goes, or what it is. */
public final class Headers {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[ -~]{0,2000}");
  private static final Pattern MISLEADING =
      Pattern.compile(
          ".*(override|rewrite|original|forwarded|proxy).*"
              + "|host|connection|upgrade|te|trailer|transfer-encoding|content-length"
              + "|content-encoding|expect|keep-alive|via|cookie|accept-encoding|real-ip|x-real-ip");
  private static final int MOST = 50;

  private Headers() {}

  /**
   * Holds headers to that.
   *
   * @throws IllegalArgumentException naming the header
   */
  static Map<String, String> check(Map<String, String> headers) {
    Set<String> seen = new HashSet<>();
    headers.forEach((name, value) -> {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("a header's name has other than letters, digits and -");
      }
      String lower = name.toLowerCase(Locale.ROOT);
      if (!seen.add(lower)) {
        throw new IllegalArgumentException("the header \"" + name + "\" is given twice");
      }
      if (MISLEADING.matcher(lower).matches()) {
        throw new IllegalArgumentException(
            "the header \"" + name + "\" may change what the request is, and can't be given");
      }
      if (!VALUE.matcher(value).matches()) {
        throw new IllegalArgumentException(
            "the value of the header \"" + name + "\" is not one line of printable ASCII");
      }
    });
    if (headers.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " headers");
    }
    return headers;
  }
}
