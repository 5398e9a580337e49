package io.holdfast.cli.policy;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import java.util.Locale;

/** {@code policy delete NAME}. */
@Usage(
    synopsis = "holdfast policy delete [options] NAME",
    does = "Deletes a policy. Tokens that have it lose at once what it allowed.")
final class PolicyDelete extends ApiCommand {
  @Override
  protected int call(Session session) {
    String name = arguments().one().strip().toLowerCase(Locale.ROOT);
    during("deleting " + name, () -> session.client().delete("sys/policies/acl/" + name));
    session.output().line("Success! Deleted policy: " + name);
    return 0;
  }
}
