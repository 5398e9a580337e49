package io.holdfast.core.sys.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;
import io.holdfast.core.policy.Acl;
import io.holdfast.core.sys.SystemRooms;
import io.holdfast.core.token.TokenEntry;
import java.util.List;
import java.util.Optional;

/** {@code sys/catalog/reach}: which secrets a token, or a person, can reach. */
final class ReachPath {
  private static final int MOST = 10_000;

  private static final Field<String> TOKEN =
      Field.string("token", "The token to ask about.").sensitive();
  private static final Field<String> ACCESSOR =
      Field.string("accessor", "Instead: the accessor of the token.");
  private static final Field<String> ENTITY =
      Field.string("entity_id", "Instead: the entity, by what it and its groups have.");

  private final SystemRooms rooms;

  ReachPath(SystemRooms rooms) {
    this.rooms = rooms;
  }

  Routes routes() {
    return Routes.of(
        Route.path("catalog/reach")
            .describe(
                "Show which secrets a token can reach, and how.",
                "What is shown is what an intruder with that token could touch; at most "
                    + MOST
                    + " rows.")
            .fields(TOKEN, ACCESSOR, ENTITY)
            .on(Operation.UPDATE, this::reach)
            .answers(
                Operation.UPDATE,
                Field.any("secrets", "Paths with the capabilities there."),
                Field.integer("total", "How many there are.")));
  }

  private Response reach(Call call) {
    CoreCall core = CoreCall.of(call);
    Acl acl = acl(core);
    String base = call.request().namespace().path();
    ObjectNode data = Json.object();
    ArrayNode secrets = data.putArray("secrets");
    int[] total = {0};
    SecretPaths.reader(core)
        .forEach(
            "",
            secret -> {
              List<String> capabilities = acl.capabilities(base + secret.path());
              if (!capabilities.equals(List.of("deny")) && total[0]++ < MOST) {
                ObjectNode row = secrets.addObject();
                row.put("path", secret.path()).put("kind", secret.kind());
                row.set("capabilities", Json.array(capabilities));
              }
            });
    return Response.data(data.put("total", total[0]));
  }

  private Acl acl(CoreCall core) {
    if (core.has(ENTITY)) {
      Namespace namespace = core.request().namespace();
      Subject who =
          Subjects.read(core.tx(), core.get(ENTITY))
              .filter(subject -> !subject.id().isEmpty())
              .orElseThrow(() -> new Refusal.InvalidRequest("entity_id: there is no such entity"));
      return rooms.policies().acl(core.tx(), who.inForce(who.policies(namespace), namespace), who);
    }
    TokenEntry token = token(core);
    return rooms.aclOf(core.tx(), token).orElseThrow(() -> new Refusal.PermissionDenied());
  }

  private TokenEntry token(CoreCall core) {
    Optional<TokenEntry> found =
        core.has(TOKEN)
            ? rooms.tokens().find(core.tx(), core.get(TOKEN))
            : rooms.tokens().byAccessor(core.tx(), core.get(ACCESSOR));
    return found
        .filter(entry -> rooms.tokens().isWithin(core.tx(), entry, core.request().namespace()))
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "give token, accessor or entity_id of somebody of this namespace"));
  }
}
