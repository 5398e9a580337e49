package io.holdfast.core.identity.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.List;
import java.util.Optional;

/** {@code oidc/assignment}: who may sign in to applications. */
public final class AssignmentPaths {
  private static final Field<String> NAME = Field.string("name", "The name of the assignment.");
  private static final Field<List<String>> ENTITIES =
      Field.commaList("entity_ids", "The ids of the entities that may sign in.");
  private static final Field<List<String>> GROUPS =
      Field.commaList("group_ids", "The ids of the groups whose members may sign in.");

  public Routes routes() {
    return Routes.of(
        Route.path("oidc/assignment/?")
            .describe("List OIDC assignments", "")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(store(call).assignments(Page.of(call)))),
        Route.path("oidc/assignment/{name}")
            .describe("CRUD operations for OIDC assignments.", "")
            .fields(NAME, ENTITIES, GROUPS)
            .exists(call -> store(call).assignment(call.get(NAME)).isPresent())
            .on(Operation.READ, AssignmentPaths::read)
            .onWrite(AssignmentPaths::write)
            .on(Operation.DELETE, AssignmentPaths::delete));
  }

  private static ProviderStore store(Call call) {
    return new ProviderStore(call.storage());
  }

  private static Response read(Call call) {
    Assignment assignment =
        store(call).assignment(call.get(NAME)).orElseThrow(Refusal.NotFound::new);
    ObjectNode data = Json.object();
    data.set("entity_ids", Json.array(assignment.entityIds()));
    data.set("group_ids", Json.array(assignment.groupIds()));
    return Response.data(data);
  }

  private static Response write(Call call) {
    String name = call.get(NAME);
    if (name.equals(Assignment.ALLOW_ALL)) {
      throw new Refusal.InvalidRequest("modification of assignment \"" + name + "\" not allowed");
    }
    Optional<Assignment> before = store(call).assignment(name);
    List<String> entities =
        call.find(ENTITIES).or(() -> before.map(Assignment::entityIds)).orElse(List.of());
    List<String> groups =
        call.find(GROUPS).or(() -> before.map(Assignment::groupIds)).orElse(List.of());
    store(call).put(new Assignment(name, entities, groups));
    return Response.empty();
  }

  private static Response delete(Call call) {
    String name = call.get(NAME);
    if (name.equals(Assignment.ALLOW_ALL)) {
      throw new Refusal.InvalidRequest("deletion of assignment \"" + name + "\" not allowed");
    }
    References.requireUnused(
        "assignment",
        name,
        "clients",
        store(call)
            .allClients()
            .filter(client -> client.assignments().contains(name))
            .map(Client::name)
            .toList());
    store(call).deleteAssignment(name);
    return Response.empty();
  }
}
