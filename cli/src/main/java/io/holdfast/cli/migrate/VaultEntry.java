package io.holdfast.cli.migrate;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.ClientException;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.kv.KvPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The secret of the vault that values are added to. */
final class VaultEntry {
  private final Session session;
  private final String path;

  VaultEntry(Session session, KvPath target) {
    this.session = session;
    this.path = target.api("data");
  }

  /** Adds values, each of which is read back. Nobody else's write in between is lost. */
  void add(Map<String, String> values, boolean force) {
    try {
      Json.Obj current = read();
      Json.Obj data = current.object("data");
      SequencedMap<String, Json> merged = new LinkedHashMap<>(data.members());
      values.forEach((name, value) -> {
        Json before = merged.put(name, Json.of(value));
        if (before != null && !before.text().equals(value) && !force) {
          throw Failure.remote(
              path + " has another value for \"" + name + "\" already; -force replaces it");
        }
      });
      Json.Obj options =
          Json.Obj.EMPTY.with("cas", Json.of(current.object("metadata").number("version")));
      session
          .client()
          .put(path, Json.Obj.EMPTY.with("data", new Json.Obj(merged)).with("options", options));
      Json.Obj written = read().object("data");
      values.forEach((name, value) -> {
        if (!written.text(name).equals(value)) {
          throw Failure.remote(
              path + " does not give \"" + name + "\" back as it was written: no file was changed");
        }
      });
    } catch (ClientException e) {
      throw Failure.remote(
          "Error writing " + path + ": " + e.getMessage() + "\nNo file was changed.");
    }
  }

  private Json.Obj read() {
    ApiResponse answer = session.client().get(path);
    return answer.isNotFound() ? Json.Obj.EMPTY : answer.secret().data();
  }
}
