package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.FlagGroup;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code approvals approve ID}. */
@Usage(
    synopsis = "holdfast approvals approve [options] ID",
    does = {
      "Approves in the name of the entity behind your token. Look at it first:",
      "holdfast approvals read ID. With -key the signature is made on this machine, over the id",
      "and the digest of this very approval."
    })
final class Approve extends SecretCommand {
  @FlagGroup("Proof options")
  private final Proofs proofs = new Proofs();

  @Flag(names = "-comment", label = "<text>", help = "In your words; kept and shown.")
  private @Nullable String comment;

  @Override
  protected int call(Session session) {
    String id = arguments().one();
    String path = ApprovalPath.of(id);
    return ApprovalView.print(
        session,
        during(
            "approving " + id,
            () -> {
              Json.Obj body = Json.Obj.EMPTY.withText("comment", comment == null ? "" : comment);
              return session
                  .client()
                  .put(path + "/approve", proofs.addTo(body, session, id, "approve"));
            }));
  }
}
