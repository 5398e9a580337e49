package io.holdfast.engine.bitcoin.route;

import io.holdfast.api.Call;

/** Keys and wallets in the catalog of secrets, under the paths that show them. */
public final class Rows {
  private Rows() {}

  /** Notes a new key or wallet. */
  public static void add(Call call, Named what, String name) {
    call.services().catalog().renew(what.path(name), "bitcoin-" + what.word());
  }

  /** Forgets one that is gone. */
  public static void drop(Call call, Named what, String name) {
    call.services().catalog().drop(what.path(name));
  }
}
