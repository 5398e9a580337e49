package io.holdfast.engine.bitcoin.psbt;

import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.sign.Signer;
import java.util.List;
import java.util.function.Supplier;

/** The paths of PSBTs. */
public final class PsbtRoutes {
  private PsbtRoutes() {}

  /**
   * All of them.
   *
   * @param signer finishes and verifies; it gets no keys here
   */
  public static Routes of(Supplier<Signer> signer) {
    return Routes.concat(
        List.of(
            CreatePath.routes(),
            UpdatePath.routes(),
            DecodePath.routes(),
            CombinePath.routes(),
            new FinishPath(signer).routes()));
  }
}
