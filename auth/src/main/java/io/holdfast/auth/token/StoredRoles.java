package io.holdfast.auth.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import java.util.Optional;
import java.util.function.Function;

/**
 * The roles of a mount, a record each by its name: what is asked of every method's roles alike.
 *
 * @param path of the roles in requests, e.g. {@code role}
 * @param prefix where they are stored
 * @param view what a read shows
 * @param <R> the record
 */
public record StoredRoles<R>(
    String path, String prefix, Class<R> type, Function<R, ObjectNode> view) {
  public static final Field<String> NAME = Field.lowerCase("name", "Name of the role.");

  /** The path that lists them. */
  public Route.Builder list() {
    return Route.path(path + "/?")
        .describe("Lists the roles.", "")
        .fields(Page.FIELDS)
        .on(Operation.LIST, call -> Response.keys(Page.of(call).of(call.storage(), prefix)));
  }

  /** The path of one, which can be read and deleted; who declares it adds how it is written. */
  public Route.Builder one() {
    return Route.path(path + "/{name}")
        .fields(NAME)
        .on(Operation.READ, this::read)
        .on(Operation.DELETE, this::delete);
  }

  public Optional<R> find(Call call, String name) {
    return call.storage().get(prefix + name, type);
  }

  /** The role that a request is about. */
  public Optional<R> named(Call call) {
    return find(call, call.get(NAME));
  }

  /** Stores the role that a request is about. */
  public void put(Call call, R role) {
    call.storage().put(prefix + call.get(NAME), role);
  }

  private Response read(Call call) {
    return Response.data(named(call).map(view).orElseThrow(Refusal.NotFound::new));
  }

  private Response delete(Call call) {
    call.storage().delete(prefix + call.get(NAME));
    return Response.empty();
  }
}
