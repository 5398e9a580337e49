package io.holdfast.cli.policy;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code policy list}. */
@Usage(synopsis = "holdfast policy list [options]", does = "Lists the names of the policies.")
final class PolicyList extends ApiCommand {
  @Override
  protected int call(Session session) {
    arguments().none();
    List<String> names =
        during("listing policies", () -> session.client().list("sys/policies/acl"))
            .secret()
            .data()
            .texts("keys");
    if (session.output().isTable()) {
      names.forEach(session.output()::line);
    } else {
      session.output().structured(Json.ofTexts(names));
    }
    return 0;
  }
}
