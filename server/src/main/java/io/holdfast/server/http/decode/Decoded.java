package io.holdfast.server.http.decode;

import io.holdfast.api.Request;

/** What a request turned out to be. */
public sealed interface Decoded {
  /** Something for the core. */
  record Call(Request request) implements Decoded {}

  /** It belongs to another address of this server. */
  record Redirect(String location) implements Decoded {}
}
