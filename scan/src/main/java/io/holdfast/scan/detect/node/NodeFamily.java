package io.holdfast.scan.detect.node;

import io.holdfast.scan.rule.Registry;

/** All credentials of nodes. */
public final class NodeFamily {
  private NodeFamily() {}

  public static void register(Registry registry) {
    new Macaroons(registry).register(registry);
    new Runes(registry).register(registry);
    new Bitcoind(registry).register(registry);
    new UnsealKeys(registry).register(registry);
  }
}
