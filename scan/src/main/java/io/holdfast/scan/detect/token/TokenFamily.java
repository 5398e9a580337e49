package io.holdfast.scan.detect.token;

import io.holdfast.scan.rule.Registry;

/** All tokens with prefixes. */
public final class TokenFamily {
  private TokenFamily() {}

  public static void register(Registry registry) {
    VaultTokens.register(registry);
    ForgeTokens.register(registry);
    CloudTokens.register(registry);
    BusinessTokens.register(registry);
    ModelTokens.register(registry);
    new OddTokens(registry).register(registry);
  }
}
