package io.holdfast.cli.policy;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code policy delete NAME}. */
@Command(
    name = "delete",
    customSynopsis = "holdfast policy delete [options] NAME",
    description = "Deletes a policy. Tokens that have it lose at once what it allowed.")
final class PolicyDelete extends ApiCommand {
  @Override
  protected int call(Session session) {
    String name = arguments().one().strip().toLowerCase(Locale.ROOT);
    during("deleting " + name, () -> session.client().delete("sys/policies/acl/" + name));
    session.output().line("Success! Deleted policy: " + name);
    return 0;
  }
}
