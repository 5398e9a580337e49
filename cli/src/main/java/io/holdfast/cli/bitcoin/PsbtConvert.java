package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;

/** {@code bitcoin psbt convert -psbt-version=2 psbt=@file}. */
@Usage(
    synopsis = "holdfast bitcoin psbt convert [options] psbt=@FILE",
    does = {"Writes a PSBT in another version."})
final class PsbtConvert extends PsbtCommand {
  @Flag(names = "-psbt-version", label = "<0|2>", help = "The version wanted (0).")
  private String version = "0";

  @Override
  protected int call(Session session) {
    String psbt = PsbtArgument.read(arguments().exactly(1), session.terminal());
    Json.Obj body =
        Json.Obj.EMPTY.with("psbt", Json.of(psbt)).with("psbt_version", Json.of(version));
    return askPsbt(session, "convert", body, "converting a PSBT");
  }
}
