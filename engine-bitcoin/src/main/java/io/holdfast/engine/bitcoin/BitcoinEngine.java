package io.holdfast.engine.bitcoin;

import io.holdfast.api.Mount;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.bitcoin.bsms.BsmsRoutes;
import io.holdfast.engine.bitcoin.key.DestroyPath;
import io.holdfast.engine.bitcoin.key.ExportPath;
import io.holdfast.engine.bitcoin.key.KeyPath;
import io.holdfast.engine.bitcoin.key.StatePath;
import io.holdfast.engine.bitcoin.key.XpubPath;
import io.holdfast.engine.bitcoin.musig.Musig2Rounds;
import io.holdfast.engine.bitcoin.policy.PolicyPath;
import io.holdfast.engine.bitcoin.psbt.CombinePath;
import io.holdfast.engine.bitcoin.psbt.CreatePath;
import io.holdfast.engine.bitcoin.psbt.DecodePath;
import io.holdfast.engine.bitcoin.psbt.FinishPath;
import io.holdfast.engine.bitcoin.psbt.UpdatePath;
import io.holdfast.engine.bitcoin.sign.LazySigner;
import io.holdfast.engine.bitcoin.sign.SignPath;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import io.holdfast.engine.bitcoin.wallet.WalletGuard;
import io.holdfast.engine.bitcoin.wallet.WalletRoutes;
import java.util.List;

/** HD keys that are never shown, wallets over them, and signatures that a policy allowed. */
public final class BitcoinEngine implements SecretsEngine {
  private final Musig2Rounds rounds = new Musig2Rounds();

  private final LazySigner signer = new LazySigner();

  private final Routes routes =
      Routes.concat(
          List.of(
              KeyPath.routes(),
              XpubPath.routes(),
              ExportPath.routes(),
              StatePath.routes(),
              new DestroyPath(StoredWallet::over, (_, _) -> List.of()).routes(),
              new PolicyPath(StoredWallet::withPolicy).routes(),
              new SignPath(signer, rounds).routes(),
              CreatePath.routes(),
              UpdatePath.routes(),
              DecodePath.routes(),
              CombinePath.routes(),
              new FinishPath(signer).routes(),
              BsmsRoutes.all(),
              WalletRoutes.of(WalletGuard.OPEN)));

  @Override
  public String type() {
    return "bitcoin";
  }

  @Override
  public String description() {
    return "Bitcoin keys, wallets and transaction policy; signs PSBTs that a policy allows";
  }

  @Override
  public void forgetSecrets() {
    rounds.forget();
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }
}
