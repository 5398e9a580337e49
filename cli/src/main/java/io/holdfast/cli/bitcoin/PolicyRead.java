package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;

/** {@code bitcoin policy read NAME}. */
@Usage(
    synopsis = "holdfast bitcoin policy read [options] NAME",
    does = "Shows what a policy allows.")
final class PolicyRead extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    String name = arguments().one();
    return ask(session, ApiRequest.of("GET", path("policies", name)), "reading the policy " + name);
  }
}
