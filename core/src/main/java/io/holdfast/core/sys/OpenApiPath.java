package io.holdfast.core.sys;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.openapi.OpenApi;

/** {@code sys/internal/specs/openapi}: the API of all mounts that the caller may know of. */
final class OpenApiPath {
  private static final Field<String> CONTEXT =
      Field.string("context", "A text that stands at the end of every operation's id.").inQuery();
  private static final Field<Boolean> GENERIC =
      Field.bool("generic_mount_paths", "Whether parameters stand in the place of mounts' paths.")
          .withDefault(false)
          .inQuery();

  private static final int LONGEST_CONTEXT = 64;

  private final SystemRooms rooms;

  OpenApiPath(SystemRooms rooms) {
    this.rooms = rooms;
  }

  Routes routes() {
    return Routes.of(
        Route.path("internal/specs/openapi")
            .describe(
                "Generate an OpenAPI 3 document of all mounts.",
                "Shows the mounts that the token's policies reach, and those that are tuned to be"
                    + " listed for anybody. It is made of the declarations that requests are"
                    + " checked by.")
            .fields(CONTEXT, GENERIC)
            .unauthenticated()
            .operationId(Operation.READ, "internal-generate-open-api-document")
            .operationId(Operation.UPDATE, "internal-generate-open-api-document-with-parameters")
            .on(Operation.READ, this::document)
            .on(Operation.UPDATE, this::document));
  }

  private Response document(Call call) {
    VisibleMounts mounts = VisibleMounts.of(rooms, call);
    if (mounts.acl().isEmpty() && !CoreCall.of(call).tokenText().isEmpty()) {
      throw new Refusal.PermissionDenied();
    }
    String context = call.get(CONTEXT);
    if (context.length() > LONGEST_CONTEXT || !context.matches("[\\w-]*")) {
      throw new Refusal.InvalidRequest(
          "context must be at most " + LONGEST_CONTEXT + " letters, digits, _ and -");
    }
    return Response.raw(200, OpenApi.document(mounts.visible(), call.get(GENERIC), context));
  }
}
