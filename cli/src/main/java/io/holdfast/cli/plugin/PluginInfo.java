package io.holdfast.cli.plugin;

import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code plugin info TYPE NAME}. */
@Usage(
    synopsis = "holdfast plugin info [options] TYPE NAME",
    does = "Shows one engine or auth method of the server; TYPE is auth, database or secret.")
final class PluginInfo extends SecretCommand {
  private static final List<String> FIELDS =
      List.of("args", "builtin", "command", "deprecation_status", "name", "sha256", "version");

  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String path = "sys/plugins/catalog/" + words.getFirst() + "/" + words.getLast();
    Json.Obj data =
        during(
                "reading plugin named " + words.getLast(),
                () -> session.client().send(ApiRequest.of("GET", path)))
            .secret()
            .data();
    if (session.output().hasField()) {
      return session.output().field(Optional.ofNullable(data.get(field()))) ? 0 : 1;
    }
    if (session.output().isTable()) {
      session.output().keyValues(rows(data));
    } else {
      session.output().structured(known(data));
    }
    return 0;
  }

  private static Json.Obj known(Json.Obj data) {
    Json.Obj out = Json.Obj.EMPTY;
    for (String name : FIELDS) {
      out = out.with(name, data.members().getOrDefault(name, Json.Null.NULL));
    }
    return out;
  }

  private static Map<String, String> rows(Json.Obj data) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String name : FIELDS) {
      String text = name.equals("args") ? data.texts(name).toString() : data.text(name);
      rows.put(name, text.isEmpty() ? "n/a" : text);
    }
    return rows;
  }
}
