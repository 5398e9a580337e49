package io.holdfast.scan.engine;

import io.holdfast.scan.detect.assign.AssignFamily;
import io.holdfast.scan.detect.coin.CoinFamily;
import io.holdfast.scan.detect.node.NodeFamily;
import io.holdfast.scan.detect.pem.PemFamily;
import io.holdfast.scan.detect.token.TokenFamily;
import io.holdfast.scan.detect.web.WebFamily;
import io.holdfast.scan.detect.words.WordFamily;
import io.holdfast.scan.rule.Registry;

/** Every rule there is. */
public final class RuleBook {
  private RuleBook() {}

  /** A fresh registry of all families, to which more rules may be added. */
  public static Registry standard() {
    Registry registry = new Registry();
    WordFamily.register(registry);
    CoinFamily.register(registry);
    NodeFamily.register(registry);
    PemFamily.register(registry);
    TokenFamily.register(registry);
    WebFamily.register(registry);
    AssignFamily.register(registry);
    return registry;
  }
}
