package io.holdfast.engine.bitcoin.change;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code changes/:id}: changes of policies and wallets that need others to agree. */
public final class ChangePath {
  private static final Field<String> ID = Field.string("id", "The change's id.").asRequired();

  private final ChangeControl control;

  public ChangePath(ChangeControl control) {
    this.control = control;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("changes/?")
            .fields(Page.FIELDS)
            .describe(
                "List the changes that had to be approved.",
                "Lists the ids of changes of policies and wallets, those that are over included.")
            .on(Operation.LIST, ChangePath::list),
        Route.path("changes/{id}")
            .fields(ID)
            .describe(
                "Read or take back a change.",
                "Shows what is to change and what it waits for. Approvers say yes or no at"
                    + " sys/approvals; a change that is approved and whose delay is over comes"
                    + " into force by itself. Deleting one takes it back.")
            .on(Operation.READ, this::read)
            .on(Operation.DELETE, this::cancel));
  }

  private static Response list(Call call) {
    Page page = Page.of(call);
    return Response.keys(StoredChange.ids(call.storage(), page.after(), page.limit()));
  }

  private static StoredChange required(Call call) {
    String id = call.get(ID);
    return StoredChange.find(call.storage(), id)
        .orElseThrow(() -> new Refusal.NotFound("no change '" + id + "'"));
  }

  private Response read(Call call) {
    control.of(call).settle(required(call));
    return Response.data(control.of(call).view(required(call)));
  }

  private Response cancel(Call call) {
    control.of(call).cancel(required(call));
    return Response.empty();
  }
}
