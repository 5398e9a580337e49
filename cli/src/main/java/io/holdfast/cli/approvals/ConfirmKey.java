package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code approver-key confirm -entity=ID KEY-ID}. */
@Usage(
    synopsis = "holdfast approver-key confirm [options] -entity=ID KEY-ID",
    does = {
      "Confirms a key that somebody registered for themselves; it counts at once. Compare the",
      "public key with what its owner tells you, on another way than this server."
    })
final class ConfirmKey extends SecretCommand {
  @Flag(names = "-entity", label = "<id>", help = "Whose key it is.")
  private @Nullable String entity;

  @Override
  protected int call(Session session) {
    String id = arguments().one();
    if (entity == null) {
      throw Failure.local("Name whose key it is: -entity=ID");
    }
    Json.Obj body = Json.Obj.EMPTY.withText("entity_id", entity).withText("id", id);
    return session
            .output()
            .secret(
                during(
                        "confirming the key",
                        () -> session.client().put("identity/approver-key/admin-confirm", body))
                    .secret())
        ? 0
        : 1;
  }
}
