package io.holdfast.auth.jwt;

import io.holdfast.auth.outside.HttpAddress;
import java.util.List;

/**
 * Where the issuer may send a browser back to. An address must be one of the allowed, to the
 * letter; of those of the user's own machine the port does not count, since command lines take a
 * free one (RFC 8252, 7.3).
 */
final class RedirectUris {
  private RedirectUris() {}

  static boolean allow(List<String> allowed, String uri) {
    if (allowed.contains(uri)) {
      return true;
    }
    HttpAddress asked;
    try {
      asked = HttpAddress.parse(uri);
    } catch (IllegalArgumentException notHttp) {
      return false;
    }
    return asked.isLoopback() && allowed.stream().anyMatch(each -> isSameButPort(each, asked));
  }

  private static boolean isSameButPort(String allowed, HttpAddress asked) {
    try {
      return HttpAddress.parse(allowed).withoutPort().equals(asked.withoutPort());
    } catch (IllegalArgumentException notHttp) {
      return false;
    }
  }
}
