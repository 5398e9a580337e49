package io.holdfast.cli.controlgroup;

import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code control-group config [K=V...]}. */
@Usage(
    synopsis = "holdfast control-group config [options] [K=V...]",
    does = {
      "Shows how long requests wait for approvals and where approvers are told of them, or",
      "changes what is named, e.g. max_ttl=4h notice_url=https://host/path notice_secret=@file"
    })
final class Config extends SecretCommand {
  private static final String PATH = "sys/config/control-group";

  @Override
  protected int call(Session session) {
    List<String> words = arguments().words();
    if (words.isEmpty()) {
      ApiResponse answer = during("reading " + PATH, () -> session.client().get(PATH));
      return session.output().secret(answer.secret()) ? 0 : 1;
    }
    Json.Obj settings = KeyValues.parse(words, session.terminal());
    during("writing " + PATH, () -> session.client().put(PATH, settings));
    session.output().line("Success! Changed the settings of control groups");
    return 0;
  }
}
