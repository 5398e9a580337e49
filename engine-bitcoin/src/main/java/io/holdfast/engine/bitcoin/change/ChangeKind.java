package io.holdfast.engine.bitcoin.change;

import io.holdfast.engine.bitcoin.route.Named;
import java.util.Locale;

/** What is to be changed. */
enum ChangeKind {
  POLICY_WRITE(Named.POLICIES, "write"),
  POLICY_DELETE(Named.POLICIES, "delete"),
  WALLET_WRITE(Named.WALLETS, "write"),
  WALLET_DELETE(Named.WALLETS, "delete");

  private final Named of;
  private final String verb;

  ChangeKind(Named of, String verb) {
    this.of = of;
    this.verb = verb;
  }

  Named of() {
    return of;
  }

  String verb() {
    return verb;
  }

  /** The name in answers. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
