package io.holdfast.cli.kv;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiException;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Client;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code kv patch KEY K=V...}: by an HTTP PATCH, or where the policy or the server doesn't allow
 * one, by reading, changing and writing under check-and-set.
 */
@Usage(
    synopsis = "holdfast kv patch [options] KEY [DATA K=V...]",
    does = "Changes only the fields given of a secret in a mount of version 2.")
final class KvPatch extends KvCommand {
  @Flag(names = "-cas", label = "<n>", help = "Change only if this is the current version.")
  private int cas;

  @Flag(
      names = "-method",
      label = "<method>",
      help = "patch: by an HTTP PATCH only; rw: by reading and writing only.")
  private @Nullable String method;

  @Flag(names = "-remove-data", label = "<key>", help = "A field to remove; may be given again.")
  private List<String> removals = new ArrayList<>();

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    Json.Obj given = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    if (given.isEmpty() && removals.isEmpty()) {
      throw Failure.local("Must supply data");
    }
    SequencedMap<String, Json> changes = new LinkedHashMap<>(given.members());
    removals.forEach(key -> changes.put(key, Json.Null.NULL));
    String api = findV2(session, words.getFirst(), needsV2("patch")).api("data");
    Secret written = change(session.client(), api, new Json.Obj(changes));
    return KvPut.written(session.output(), written, api);
  }

  private Secret change(Client client, String api, Json.Obj changes) {
    return switch (method == null ? "" : method) {
      case "patch" -> byPatch(client, api, changes);
      case "rw" -> byReadAndWrite(client, api, changes);
      case "" ->
          tryPatch(client, api, changes).orElseGet(() -> byReadAndWrite(client, api, changes));
      default -> throw Failure.local("-method is patch or rw");
    };
  }

  private Secret byPatch(Client client, String api, Json.Obj changes) {
    return found(during("writing data to " + api, () -> client.find(request(api, changes))), api);
  }

  /** Empty where the policy (403) or the server (405) allows no PATCH here. */
  private Optional<Secret> tryPatch(Client client, String api, Json.Obj changes) {
    return during(
        "writing data to " + api,
        () -> {
          try {
            return Optional.of(found(client.find(request(api, changes)), api));
          } catch (ApiException e) {
            if (e.status() == 403 || e.status() == 405) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private ApiRequest request(String api, Json.Obj changes) {
    return ApiRequest.patch(api, body(changes, cas > 0 ? cas : -1));
  }

  private static Json body(Json.Obj data, long cas) {
    Json.Obj options = cas < 0 ? Json.Obj.EMPTY : Json.Obj.EMPTY.with("cas", Json.of(cas));
    return Json.Obj.EMPTY.with("data", data).with("options", options);
  }

  private static Secret found(ApiResponse answer, String api) {
    if (answer.isNotFound()) {
      throw Failure.remote("No value found at " + api);
    }
    return answer.secret();
  }

  private Secret byReadAndWrite(Client client, String api, Json.Obj changes) {
    ApiRequest read = ApiRequest.of("GET", api).asAside();
    Secret current = found(during("doing pre-read at " + api, () -> client.find(read)), api);
    if (current.data().get("data") == null) {
      throw Failure.remote("No data found at " + api);
    }
    SequencedMap<String, Json> merged =
        new LinkedHashMap<>(current.data().object("data").members());
    changes
        .members()
        .forEach((key, value) -> {
          if (value instanceof Json.Null) {
            merged.remove(key);
          } else {
            merged.put(key, value);
          }
        });
    long version = cas > 0 ? cas : current.data().object("metadata").number("version");
    Json body = body(new Json.Obj(merged), version);
    return during("writing data to " + api, () -> client.put(api, body)).secret();
  }
}
