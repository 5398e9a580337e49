package io.holdfast.core.sys;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.approval.controlgroup.ControlGroups;

/** {@code sys/control-group}: requests that wait for approvals, looked at and approved. */
final class ControlGroupPaths {
  private static final Field<String> ACCESSOR =
      Field.string("accessor", "The accessor of the token that the request waits under.");
  private static final Field<Boolean> APPROVED =
      Field.bool("approved", "Whether all approvals are there.");

  private final ControlGroups groups;

  ControlGroupPaths(SystemRooms rooms) {
    this.groups = new ControlGroups(rooms.tokens());
  }

  Routes routes() {
    return Routes.of(
        Route.path("control-group/authorize")
            .describe(
                "Approves a request that waits under the token with the given accessor.",
                "The caller approves in the name of its entity, which must be in a group that the"
                    + " request needs, and must not have made the request.")
            .fields(ACCESSOR)
            .on(Operation.UPDATE, this::authorize)
            .answers(Operation.UPDATE, APPROVED),
        Route.path("control-group/request")
            .describe(
                "Shows a request that waits under the token with the given accessor.",
                "Who asks for what, who approved it, and what is missing.")
            .fields(ACCESSOR)
            .on(Operation.UPDATE, this::show)
            .answers(
                Operation.UPDATE,
                APPROVED,
                Field.string("request_path", "The path that was asked for."),
                Field.string("request_operation", "What was asked for there."),
                Field.object("request_data", "With which fields, where that is shown."),
                Field.object("request_entity", "Who asked: id and name of an entity."),
                Field.any("authorizations", "Who approved: ids and names of entities."),
                Field.any("factors", "What is needed, and what is there of it."),
                Field.string("expiration", "Until when it waits.")));
  }

  private Response authorize(Call call) {
    boolean approved = groups.authorize(CoreCall.of(call), call.get(ACCESSOR));
    return Response.data(Json.object().put("approved", approved));
  }

  private Response show(Call call) {
    return Response.data(groups.status(CoreCall.of(call), call.get(ACCESSOR)));
  }
}
