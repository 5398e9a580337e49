package io.holdfast.engine.exchange.route;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;

/** What the things of this engine have in common: a name in the path, and a list of names. */
public enum Named {
  KEYS("keys", "key"),
  POLICIES("policies", "policy"),
  VENUES("venues", "venue"),
  TOKENS("tokens", "token"),
  WEBHOOKS("webhook", "webhook");

  /** The name in the path. */
  public static final Field<String> NAME =
      Field.string("name", "Name: letters, digits, '_', '-' and '.'.").asRequired();

  private final String path;
  private final String word;

  Named(String path, String word) {
    this.path = path;
    this.word = word;
  }

  /** Begins the route of one of them, with what follows its name in the path. */
  public Route.Builder route(String suffix) {
    return Route.path(path + "/{name}" + suffix).fields(NAME);
  }

  /** The route that lists the names. */
  public Route.Builder list() {
    return Route.path(path + "/?")
        .describe("List the " + path + ".", "Lists the names that this mount has.")
        .fields(Page.FIELDS)
        .on(
            Operation.LIST,
            call -> Response.keys(Page.of(call).of(call.storage(), storageKey(""))));
  }

  /** The path below the mount: {@code keys/trading}. */
  public String path(String name) {
    return path + "/" + name;
  }

  /** The name for people: {@code key 'trading'}. */
  public String label(String name) {
    return word + " '" + name + "'";
  }

  /** Where its record is stored. */
  public String storageKey(String name) {
    return word + "/" + name;
  }

  /** Whether one of the name in the path is stored. */
  public boolean exists(Call call) {
    return call.storage().exists(storageKey(call.get(NAME)));
  }

  /**
   * A stored record.
   *
   * @throws Refusal.NotFound when there is none
   */
  public <T> T read(StorageView storage, String name, Class<T> type) {
    return storage
        .get(storageKey(name), type)
        .orElseThrow(() -> new Refusal.NotFound("no " + label(name)));
  }
}
