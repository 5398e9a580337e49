package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;

/** {@code bitcoin psbt finalize psbt=@file}. */
@Usage(
    synopsis = "holdfast bitcoin psbt finalize [options] psbt=@FILE",
    does = {"Finishes a PSBT whose signatures suffice, and verifies it."})
final class PsbtFinalize extends PsbtCommand {
  @Override
  protected int call(Session session) {
    String psbt = PsbtArgument.read(arguments().exactly(1), session.terminal());
    Json.Obj body = Json.Obj.EMPTY.with("psbt", Json.of(psbt));
    return askPsbt(session, "finalize", body, "asking to finalize a PSBT");
  }
}
