package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code approvals break-glass ID}. */
@Usage(
    synopsis = "holdfast approvals break-glass [options] -reason=TEXT ID",
    does = {
      "Goes ahead without approvals, in an emergency, where the terms allow it to you. Others are",
      "told, and have to close a review afterwards."
    })
final class BreakGlass extends SecretCommand {
  @FlagGroup("Proof options")
  private final Proofs proofs = new Proofs();

  @Flag(names = "-reason", label = "<text>", help = "Why it cannot wait; kept, shown and told.")
  private @Nullable String reason;

  @Override
  protected int call(Session session) {
    String id = arguments().one();
    String path = ApprovalPath.of(id);
    if (reason == null) {
      throw Failure.local("Say why it cannot wait: -reason=TEXT");
    }
    Json.Obj body = Json.Obj.EMPTY.withText("reason", reason);
    return ApprovalView.print(
        session,
        during(
            "breaking the glass of " + id,
            () ->
                session
                    .client()
                    .put(path + "/break-glass", proofs.addTo(body, session, id, "break-glass"))));
  }
}
