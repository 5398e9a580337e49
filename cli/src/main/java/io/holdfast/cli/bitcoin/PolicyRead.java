package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import picocli.CommandLine.Command;

/** {@code bitcoin policy read NAME}. */
@Command(
    name = "read",
    customSynopsis = "holdfast bitcoin policy read [options] NAME",
    description = "Shows what a policy allows.")
final class PolicyRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String name = arguments().one();
    return ask(session, ApiRequest.of("GET", path("policies", name)), "reading the policy " + name);
  }
}
