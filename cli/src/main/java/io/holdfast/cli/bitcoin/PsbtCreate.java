package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin psbt create WALLET}. */
@Usage(
    synopsis = "holdfast bitcoin psbt create [options] WALLET",
    does = {
      "Drafts a payment from coins of a wallet, with its fee and change. The coins are outputs of",
      "the transactions given; without -coins, all of them that pay the wallet. Nothing is signed."
    })
final class PsbtCreate extends PsbtCommand {
  @Flag(
      names = "-transactions",
      label = "<hex,...>",
      help = "The whole transactions that hold the coins, in hex; @file for a file of them.")
  private String transactions = "";

  @Flag(names = "-coins", label = "<txid:vout,...>", help = "The coins to spend.")
  private String coins = "";

  @Flag(
      names = "-pay",
      label = "<address=amount,...>",
      help = "What is paid; one amount may be \"rest\", what is left after the fee.")
  private String pay = "";

  @Flag(names = "-fee", label = "<amount>", help = "The fee.")
  private @Nullable String fee;

  @Flag(names = "-feerate", label = "<sat/vB>", help = "The feerate, instead of a fee.")
  private @Nullable String feerate;

  @Flag(names = "-lock-time", label = "<number>", help = "A height, or Unix seconds.")
  private @Nullable String lockTime;

  @Flag(names = "-psbt-version", label = "<0|2>", help = "The version of the PSBT (0).")
  private @Nullable String version;

  @Override
  protected int call(Session session) {
    String wallet = arguments().one();
    Json.Obj body =
        Json.Obj.EMPTY
            .with("transactions", Json.ofTexts(HexFiles.read("-transactions", transactions)))
            .with("outputs", outputs());
    if (!coins.isEmpty()) {
      body = body.with("inputs", Json.ofTexts(HexFiles.list(coins)));
    }
    body = fee == null ? body : body.with("fee", Json.of(Amount.parse("-fee", fee)));
    body = feerate == null ? body : body.with("feerate", Json.of(feerate));
    body = lockTime == null ? body : body.with("lock_time", Json.of(lockTime));
    body = version == null ? body : body.with("psbt_version", Json.of(version));
    return askWallet(session, wallet, "/psbt", body, "drafting a payment of the wallet " + wallet);
  }

  private Json outputs() {
    SequencedMap<String, Json> outputs = new LinkedHashMap<>();
    for (String each : HexFiles.list(pay)) {
      List<String> parts = List.of(each.split("=", 2));
      if (parts.size() < 2) {
        throw Failure.local("-pay is address=amount, not \"" + each + "\"");
      }
      String amount = parts.getLast();
      outputs.put(
          parts.getFirst(),
          amount.equals("rest") ? Json.of(amount) : Json.of(Amount.parse("-pay", amount)));
    }
    if (outputs.isEmpty()) {
      throw Failure.local("Say what to pay: -pay=address=amount");
    }
    return new Json.Obj(outputs);
  }
}
