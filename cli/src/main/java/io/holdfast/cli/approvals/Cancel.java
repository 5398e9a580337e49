package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code approvals cancel ID}. */
@Usage(
    synopsis = "holdfast approvals cancel [options] ID",
    does = "Takes back what you asked for, which ends it.")
final class Cancel extends SecretCommand {
  @Flag(names = "-reason", label = "<text>", help = "In your words; kept and shown.")
  private @Nullable String reason;

  @Override
  protected int call(Session session) {
    String id = arguments().one();
    String path = ApprovalPath.of(id) + "/cancel";
    Json.Obj body = Json.Obj.EMPTY.withText("reason", reason == null ? "" : reason);
    return ApprovalView.print(
        session, during("cancelling " + id, () -> session.client().put(path, body)));
  }
}
