package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code bitcoin drill judge KEY BACKUP DRILL}. */
@Usage(
    synopsis = "holdfast bitcoin drill judge [options] KEY BACKUP DRILL",
    does = "Ends a drill of shares that take a passphrase, which is asked for.")
final class DrillJudge extends BitcoinCommand {
  @Flag(names = "-mnemonic-passphrase", help = "Ask for the mnemonic's passphrase too.")
  private boolean mnemonic;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(3);
    String path =
        path(
            "keys",
            words.getFirst() + "/backups/" + words.get(1) + "/drills/" + words.getLast() + "/judge");
    Json.Obj body =
        Json.Obj.EMPTY.withText(
            "passphrase", Hidden.ask(session, "Passphrase of the shares"));
    body =
        mnemonic
            ? body.withText(
                "mnemonic_passphrase", Hidden.ask(session, "Passphrase of the mnemonic"))
            : body;
    return ask(session, ApiRequest.of("POST", path, body), "judging the drill");
  }
}
