package io.holdfast.engine.bitcoin.route;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import java.util.regex.Pattern;

/**
 * What keys, wallets, policies, custodians and sessions have in common: a name in the path, and a
 * list of names.
 */
public enum Named {
  KEYS("keys", "key"),
  WALLETS("wallets", "wallet"),
  POLICIES("policies", "policy"),
  CUSTODIANS("custodians", "custodian"),
  SESSIONS("bsms/sessions", "session");

  /** The name in the path. */
  public static final Field<String> NAME =
      Field.string("name", "Name: letters, digits, '_', '-' and '.'.").asRequired();

  private static final int LONGEST = 255;
  private static final Pattern FORM = Pattern.compile("\\w(?:[\\w.-]*\\w)?");

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
        .describe("List the " + path + ".", "Lists the names of all " + path + " of this mount.")
        .on(Operation.LIST, call -> Response.keys(call.storage().list(prefix())));
  }

  /**
   * A name that a field gives, in the form that names in paths have.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest when it has another, naming the field
   */
  public static String name(String field, String text) {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      throw Inputs.invalid(
          field, "is no name: letters, digits, '_', '-' and '.', at most " + LONGEST);
    }
    return text;
  }

  /** The name for people: {@code key 'treasury'}. */
  public String label(String name) {
    return word + " '" + name + "'";
  }

  /** Where its record is stored. */
  public String storageKey(String name) {
    return prefix() + name;
  }

  /** Whether one of the name in the path is stored. */
  public boolean exists(Call call) {
    return exists(call.storage(), call.get(NAME));
  }

  public boolean exists(StorageView storage, String name) {
    return storage.exists(storageKey(name));
  }

  private String prefix() {
    return word + "/";
  }
}
