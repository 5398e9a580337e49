package io.holdfast.scan.detect.coin;

import io.holdfast.scan.rule.Registry;

/** All keys of chains that are no words. */
public final class CoinFamily {
  private CoinFamily() {}

  public static void register(Registry registry) {
    new ExtendedKeys(registry).register(registry);
    new Descriptors(registry).register(registry);
    new Base58Runs(registry).register(registry);
    BechKeys.register(registry);
    new Codex32(registry).register(registry);
    new Keystores(registry).register(registry);
    new SolanaKeys(registry).register(registry);
  }
}
