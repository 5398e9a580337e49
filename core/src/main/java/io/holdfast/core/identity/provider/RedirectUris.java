package io.holdfast.core.identity.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where users may be sent back to. On the user's own machine any port will do (RFC 8252, 7.3). */
final class RedirectUris {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private RedirectUris() {}

  static boolean allow(List<String> allowed, String asked) {
    return allowed.contains(asked)
        || withoutPort(asked)
            .filter(bare ->
                allowed.stream().flatMap(one -> withoutPort(one).stream()).anyMatch(bare::equals))
            .isPresent();
  }

  /** A URI of the machine itself without its port; empty for any other. */
  private static Optional<String> withoutPort(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() == null || !LOOPBACK.contains(uri.getHost())) {
        return Optional.empty();
      }
      URI bare =
          new URI(
              uri.getScheme(),
              uri.getUserInfo(),
              uri.getHost(),
              -1,
              uri.getPath(),
              uri.getQuery(),
              uri.getFragment());
      return Optional.of(bare.toString());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
