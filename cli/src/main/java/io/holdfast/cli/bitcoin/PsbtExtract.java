package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;

/** {@code bitcoin psbt extract psbt=@file}. */
@Usage(
    synopsis = "holdfast bitcoin psbt extract [options] psbt=@FILE",
    does = {"Takes the signed transaction out of a PSBT, having verified it."})
final class PsbtExtract extends PsbtCommand {
  @Override
  protected int call(Session session) {
    String psbt = PsbtArgument.read(arguments().exactly(1), session.terminal());
    Json.Obj body = Json.Obj.EMPTY.with("psbt", Json.of(psbt));
    return askPsbt(session, "extract", body, "asking to extract a PSBT");
  }
}
