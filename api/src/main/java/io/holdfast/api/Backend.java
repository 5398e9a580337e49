package io.holdfast.api;

import io.holdfast.api.route.Routes;

/** What can be mounted: a stateless implementation that serves every mount of its type. */
public sealed interface Backend permits SecretsEngine, AuthMethod {
  /** The type's name, e.g. {@code kv}. */
  String type();

  /** The routes of a mount; may depend on its options (KV version 1 or 2). */
  Routes routes(Mount mount);

  /**
   * Does what the mount scheduled ({@link Call.Services#schedule}); called like a handler, without
   * a client.
   *
   * @throws Refusal when it cannot be done now; it is tried again, later and later
   */
  default Outcome due(Call call, String subject) {
    throw new IllegalStateException(type() + " scheduled nothing");
  }

  /** One line for the plugin catalog and {@code ?help=1}. */
  String description();
}
