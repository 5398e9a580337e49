package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin policy read NAME}. */
@Usage(
    synopsis = "holdfast bitcoin policy read [options] NAME",
    does = "Shows what a policy allows.")
final class PolicyRead extends BitcoinCommand {
  @Flag(names = "-version", label = "<n>", help = "An earlier version; the one in force if absent.")
  private @Nullable Integer version;

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    String path = path("policies", version == null ? name : name + "/versions/" + version);
    return ask(session, ApiRequest.of("GET", path), "reading the policy " + name);
  }
}
