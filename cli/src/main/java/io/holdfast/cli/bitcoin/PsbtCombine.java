package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code bitcoin psbt combine @file @file}. */
@Usage(
    synopsis = "holdfast bitcoin psbt combine [options] @FILE @FILE...",
    does = {"Puts together what several signers made of one transaction."})
final class PsbtCombine extends PsbtCommand {
  @Override
  protected int call(Session session) {
    List<String> psbts =
        arguments().atLeast(1).stream()
            .map(each -> PsbtArgument.read(List.of(each), session.terminal()))
            .toList();
    Json.Obj body = Json.Obj.EMPTY.with("psbts", Json.ofTexts(psbts));
    return askPsbt(session, "combine", body, "combining PSBTs");
  }
}
