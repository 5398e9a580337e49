package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.route.Routes;
import java.util.List;

/** The paths of this room. */
public final class WalletRoutes {
  private WalletRoutes() {}

  /**
   * All of them.
   *
   * @param guard has a say before a wallet is made or changed
   */
  public static Routes of(WalletGuard guard) {
    return Routes.concat(
        List.of(
            AddressPath.routes(),
            AddressesPath.routes(),
            WalletExportPath.routes(),
            new WalletImportPath(guard).routes(),
            new WalletPath(guard).routes()));
  }
}
