package io.holdfast.cli.http;

import java.net.URI;

/** Where a redirect leads; the request goes there with its token, so never from TLS to plain. */
record Redirect(Address address, String target) {

  static Redirect from(Address origin, String location) {
    if (location.startsWith("/") && !location.startsWith("//")) {
      return new Redirect(new Address(origin.scheme(), origin.host(), origin.port(), ""), location);
    }
    Address whole = Address.parse(location);
    if (origin.isTls() && !whole.isTls()) {
      throw new TransportException(
          "the server redirects from https to " + location + ": the token would travel in clear");
    }
    URI uri = URI.create(location);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    Address bare = new Address(whole.scheme(), whole.host(), whole.port(), "");
    return new Redirect(bare, uri.getRawPath() + query);
  }
}
