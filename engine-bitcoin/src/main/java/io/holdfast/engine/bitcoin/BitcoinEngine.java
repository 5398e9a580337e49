package io.holdfast.engine.bitcoin;

import io.holdfast.api.Call;
import io.holdfast.api.Mount;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.bitcoin.balance.BalancePath;
import io.holdfast.engine.bitcoin.bsms.BsmsRoutes;
import io.holdfast.engine.bitcoin.change.ChangeControl;
import io.holdfast.engine.bitcoin.change.ChangePath;
import io.holdfast.engine.bitcoin.child.ChildPath;
import io.holdfast.engine.bitcoin.key.DestroyPath;
import io.holdfast.engine.bitcoin.key.ExportPath;
import io.holdfast.engine.bitcoin.key.KeyPath;
import io.holdfast.engine.bitcoin.key.KeyPolicyPath;
import io.holdfast.engine.bitcoin.key.StatePath;
import io.holdfast.engine.bitcoin.key.XpubPath;
import io.holdfast.engine.bitcoin.ledger.Reservations;
import io.holdfast.engine.bitcoin.message.SignMessagePath;
import io.holdfast.engine.bitcoin.message.VerifyMessagePath;
import io.holdfast.engine.bitcoin.musig.Musig2Rounds;
import io.holdfast.engine.bitcoin.policy.PolicyPath;
import io.holdfast.engine.bitcoin.policy.PolicyVersionsPath;
import io.holdfast.engine.bitcoin.psbt.PsbtRoutes;
import io.holdfast.engine.bitcoin.receipt.ReceiptKey;
import io.holdfast.engine.bitcoin.receipt.ReceiptPath;
import io.holdfast.engine.bitcoin.request.RequestPath;
import io.holdfast.engine.bitcoin.sign.DryRunPath;
import io.holdfast.engine.bitcoin.share.BackupPath;
import io.holdfast.engine.bitcoin.share.CustodianPath;
import io.holdfast.engine.bitcoin.share.DrillExpiry;
import io.holdfast.engine.bitcoin.share.DrillPath;
import io.holdfast.engine.bitcoin.sign.LazySigner;
import io.holdfast.engine.bitcoin.sign.SignPath;
import io.holdfast.engine.bitcoin.simulate.HistoryPath;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import io.holdfast.engine.bitcoin.wallet.WalletRoutes;
import java.util.List;

/** HD keys that are never shown, wallets over them, and signatures that a policy allowed. */
public final class BitcoinEngine implements SecretsEngine {
  private final ChangeControl changes = new ChangeControl();
  private final Musig2Rounds rounds = new Musig2Rounds();
  private final LazySigner signer = new LazySigner();
  private final Routes routes =
      Routes.concat(
          List.of(
              KeyPath.routes(),
              XpubPath.routes(),
              ExportPath.routes(),
              StatePath.routes(),
              KeyPolicyPath.routes(),
              new DestroyPath(StoredWallet::over, BackupPath::holders).routes(),
              CustodianPath.routes(),
              BackupPath.routes(),
              DrillPath.routes(),
              ChildPath.routes(),
              PolicyVersionsPath.routes(),
              HistoryPath.routes(),
              DryRunPath.routes(),
              new PolicyPath(StoredWallet::withPolicy, changes).routes(),
              new ChangePath(changes).routes(),
              BalancePath.routes(),
              new SignPath(signer, rounds, changes).routes(),
              new SignMessagePath(signer, changes).routes(),
              new VerifyMessagePath(() -> signer.get().selfCheck()).routes(),
              PsbtRoutes.of(signer),
              RequestPath.routes(),
              ReceiptPath.routes(),
              BsmsRoutes.all(),
              WalletRoutes.of(changes)));

  @Override
  public String type() {
    return "bitcoin";
  }

  @Override
  public String description() {
    return "Bitcoin keys, wallets and transaction policy; signs PSBTs that a policy allows";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  @Override
  public void forgetSecrets() {
    rounds.forget();
  }

  @Override
  public void mounted(Call call) {
    ReceiptKey.of(call.storage()).close();
  }

  @Override
  public Outcome due(Call call, String subject) {
    if (ChangeControl.isAbout(subject)) {
      return changes.due(call, subject);
    }
    if (subject.equals(Reservations.SUBJECT)) {
      Reservations.release(call);
      return Response.empty();
    }
    if (DrillExpiry.isOf(subject)) {
      DrillExpiry.end(call, subject);
      return Response.empty();
    }
    throw new IllegalStateException("the bitcoin engine scheduled no " + subject);
  }
}
