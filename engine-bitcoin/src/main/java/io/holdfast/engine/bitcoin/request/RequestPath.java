package io.holdfast.engine.bitcoin.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.bitcoin.route.Named;

/** {@code wallets/:name/requests}: signatures that wait for approvals or a delay. */
public final class RequestPath {
  public static final Field<String> ID = Field.string("id", "The request's id.").asRequired();

  private RequestPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/requests/?")
            .fields(Page.FIELDS)
            .describe(
                "List the signatures that were asked for.",
                "Lists the ids of requests that had to wait for approvals or a delay.")
            .on(Operation.LIST, RequestPath::list),
        Named.WALLETS
            .route("/requests/{id}")
            .fields(ID)
            .describe(
                "Read or take back a request for a signature.",
                "Shows what is to be signed in words and amounts, how the policy judged it, and"
                    + " what it waits for. Approvers say yes or no at sys/approvals. Deleting a"
                    + " request takes it back, during its delay too.")
            .on(Operation.READ, RequestPath::read)
            .on(Operation.DELETE, RequestPath::cancel));
  }

  private static Response list(Call call) {
    Page page = Page.of(call);
    return Response.keys(
        StoredRequest.ids(call.storage(), call.get(Named.NAME), page.after(), page.limit()));
  }

  /**
   * The request that the path names.
   *
   * @throws Refusal.NotFound when there is none
   */
  public static Standing required(Call call) {
    String wallet = call.get(Named.NAME);
    String id = call.get(ID);
    return new Requests(call, wallet)
        .find(id)
        .orElseThrow(() ->
            new Refusal.NotFound("no request '" + id + "' of " + Named.WALLETS.label(wallet)));
  }

  /**
   * The same, if it may still be signed.
   *
   * @throws Refusal.InvalidRequest when it is over
   */
  public static Standing live(Call call) {
    Standing standing = required(call);
    RequestState state = standing.state(call.now());
    boolean alive =
        switch (state) {
          case SIGNED -> !standing.request().isOver(call.now());
          case PENDING, DELAYED, READY -> true;
          case REJECTED, CANCELLED, EXPIRED -> false;
        };
    if (!alive) {
      throw new Refusal.InvalidRequest(
          "the request is " + state.label() + " and over; ask for the signature anew");
    }
    return standing;
  }

  private static Response read(Call call) {
    Standing standing = required(call);
    ObjectNode view = RequestView.of(standing, call.now());
    view.set("decision", standing.request().decision());
    view.put("psbt", standing.request().psbt());
    return Response.data(view);
  }

  private static Response cancel(Call call) {
    Standing standing = required(call);
    Requests requests = new Requests(call, call.get(Named.NAME));
    switch (standing.state(call.now())) {
      case SIGNED ->
          throw new Refusal.InvalidRequest(
              "a signature of this request left already, so it cannot be taken back; spend one of"
                  + " its coins elsewhere before it is confirmed");
      case PENDING, DELAYED, READY -> requests.cancel(standing);
      case REJECTED, CANCELLED, EXPIRED -> {
        // It is over, which is all that was asked for.
      }
    }
    return Response.empty();
  }
}
