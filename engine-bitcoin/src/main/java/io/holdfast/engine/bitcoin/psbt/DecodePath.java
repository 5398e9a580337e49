package io.holdfast.engine.bitcoin.psbt;

import io.holdfast.api.Call;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.wallet.StoredWallet;
import java.util.Optional;

/** {@code psbt/decode}, and the same as seen from a wallet: a PSBT in words and amounts. */
final class DecodePath {
  private DecodePath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("psbt/decode")
            .describe(
                "Show a PSBT.",
                "Says what a PSBT does, in words and amounts, which fields it has, who signed, and"
                    + " what is missing.")
            .fields(PsbtFields.PSBT, PsbtFields.NETWORK)
            .onWrite(call -> show(call, PsbtFields.network(call), Optional.empty())),
        Named.WALLETS
            .route("/psbt/decode")
            .describe(
                "Show a PSBT as the owner of a wallet sees it.",
                "The same as psbt/decode, and which inputs and outputs are proven to be the"
                    + " wallet's own.")
            .fields(PsbtFields.PSBT)
            .onWrite(DecodePath::showOwn));
  }

  private static Response showOwn(Call call) {
    Wallet wallet = StoredWallet.of(call).wallet();
    return show(call, wallet.network(), Optional.of(wallet));
  }

  private static Response show(Call call, Network network, Optional<Wallet> wallet) {
    Psbt psbt = PsbtFields.psbt(call);
    return Response.data(
        Inputs.of(PsbtFields.PSBT.name(), () -> PsbtView.of(psbt, network, wallet)));
  }
}
