package io.holdfast.api;

import io.holdfast.api.route.Routes;

/** What can be mounted: a stateless implementation that serves every mount of its type. */
public sealed interface Backend permits SecretsEngine, AuthMethod {
  /** The type's name, e.g. {@code kv}. */
  String type();

  /** The routes of a mount; may depend on its options (KV version 1 or 2). */
  Routes routes(Mount mount);

  /** One line for the plugin catalog and {@code ?help=1}. */
  String description();
}
