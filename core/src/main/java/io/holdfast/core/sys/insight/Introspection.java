package io.holdfast.core.sys.insight;

import io.holdfast.api.Refusal;

/**
 * Whether the server lets itself be looked into.
 *
 * @param enabled whether the configuration has {@code introspection_endpoint}
 */
record Introspection(boolean enabled) {
  /**
   * @throws Refusal.NotFound when it does not
   */
  void require() {
    if (!enabled) {
      throw new Refusal.NotFound(
          "set introspection_endpoint = true in the server's configuration to use this path");
    }
  }
}
