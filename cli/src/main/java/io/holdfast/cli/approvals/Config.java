package io.holdfast.cli.approvals;

import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code approvals config [K=V...]}. */
@Usage(
    synopsis = "holdfast approvals config [options] [K=V...]",
    does = {
      "Shows how approvers' keys are enrolled and which site WebAuthn is for, or changes what is",
      "named, e.g. key_waiting_time=72h webauthn_rp_id=approvals.example"
    })
final class Config extends SecretCommand {
  private static final String PATH = "sys/config/approvals";

  @Override
  protected int call(Session session) {
    List<String> words = arguments().words();
    if (words.isEmpty()) {
      ApiResponse answer = during("reading " + PATH, () -> session.client().get(PATH));
      return session.output().secret(answer.secret()) ? 0 : 1;
    }
    Json.Obj settings = KeyValues.parse(words, session.terminal());
    during("writing " + PATH, () -> session.client().put(PATH, settings));
    session.output().line("Success! Changed the settings of approvals");
    return 0;
  }
}
