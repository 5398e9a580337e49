package io.holdfast.cli.catalog;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code catalog own PATH K=V...}. */
@Usage(
    synopsis = "holdfast catalog own [options] PATH owner=group/NAME [K=V...]",
    does = {
      "Says who answers for a secret: owner, backup_owner, environment, system, classification,",
      "personal_data. With -below it is said of everything at and below the path (* for all)."
    })
final class Own extends SecretCommand {
  @Flag(names = "-below", help = "Of all secrets at and below the path.")
  private boolean below;

  @Flag(names = "-forget", help = "Take back what is said here.")
  private boolean forget;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    String path = (below ? "sys/catalog/rules/" : "sys/catalog/secrets/") + words.getFirst();
    if (forget) {
      arguments().one();
      var _ = during("taking back " + path, () -> session.client().delete(path));
      session.output().line("Success! Nothing is said of it here any more.");
      return 0;
    }
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    if (data.isEmpty()) {
      throw Failure.local("Say something: owner=group/NAME, environment=prod, ...");
    }
    ApiResponse answer = during("writing " + path, () -> session.client().put(path, data));
    return ReadSecret.print(session, answer);
  }
}
