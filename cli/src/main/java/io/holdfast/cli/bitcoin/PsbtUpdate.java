package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code bitcoin psbt update WALLET psbt=@file}. */
@Usage(
    synopsis = "holdfast bitcoin psbt update [options] WALLET psbt=@FILE",
    does = {
      "Adds to a PSBT what a wallet knows: previous transactions that are given, scripts, and where",
      "keys come from. Nothing is signed."
    })
final class PsbtUpdate extends PsbtCommand {
  @Flag(
      names = "-transactions",
      label = "<hex,...>",
      help = "Previous transactions in hex; @file for a file of them.")
  private String transactions = "";

  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    Json.Obj body =
        Json.Obj.EMPTY
            .with("psbt", Json.of(PsbtArgument.read(words.subList(1, 2), session.terminal())))
            .with("transactions", Json.ofTexts(HexFiles.read("-transactions", transactions)));
    return askWallet(session, words.getFirst(), "/psbt/update", body, "updating a PSBT");
  }
}
