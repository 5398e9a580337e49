package io.holdfast.cli.policy;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.Locale;

/** {@code policy read NAME}. */
@Usage(synopsis = "holdfast policy read [options] NAME", does = "Prints the text of a policy.")
final class PolicyRead extends ApiCommand {
  @Override
  protected int call(Session session) {
    String name = arguments().one().strip().toLowerCase(Locale.ROOT);
    ApiResponse answer =
        during(
            "reading policy named " + name, () -> session.client().get("sys/policies/acl/" + name));
    if (answer.isNotFound()) {
      throw Failure.remote("No policy named: " + name);
    }
    String policy = answer.secret().data().text("policy");
    if (session.output().isTable()) {
      session.output().line(policy.strip());
    } else {
      session.output().structured(Json.Obj.EMPTY.with("policy", Json.of(policy)));
    }
    return 0;
  }
}
