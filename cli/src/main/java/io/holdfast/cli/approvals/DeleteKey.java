package io.holdfast.cli.approvals;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Client;
import io.holdfast.cli.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code approver-key delete ID}. */
@Usage(
    synopsis = "holdfast approver-key delete [options] ID",
    does = "Removes a key. What it signed does not count any more, unless it was spent.")
final class DeleteKey extends ApiCommand {
  @Flag(names = "-entity", label = "<id>", help = "A key of this entity, rather than yours.")
  private @Nullable String entity;

  @Override
  protected int call(Session session) {
    String id = arguments().one();
    var _ = during("removing the key", () -> delete(session.client(), id));
    session.output().line("Success! Removed the key " + id);
    return 0;
  }

  private ApiResponse delete(Client client, String id) {
    return entity == null
        ? client.delete("identity/approver-key/id/" + id)
        : client.put(
            "identity/approver-key/admin-delete",
            Json.Obj.EMPTY.withText("entity_id", entity).withText("id", id));
  }
}
