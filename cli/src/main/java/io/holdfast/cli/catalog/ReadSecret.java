package io.holdfast.cli.catalog;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code catalog read PATH}. */
@Usage(
    synopsis = "holdfast catalog read [options] PATH",
    does = "Shows what is known of the secret that a path reads: no value.")
final class ReadSecret extends SecretCommand {
  @Override
  protected int call(Session session) {
    String secret = arguments().one();
    String path = "sys/catalog/secrets/" + secret;
    ApiResponse answer = during("reading " + path, () -> session.client().get(path));
    if (answer.isNotFound()) {
      throw Failure.remote("The catalog has no secret at " + secret);
    }
    return print(session, answer);
  }

  /** Prints a row, or a rule. */
  static int print(Session session, ApiResponse answer) {
    if (!session.output().isTable() || session.output().hasField()) {
      return session.output().secret(answer.secret()) ? 0 : 1;
    }
    session.output().warnings(answer.secret());
    Json.Obj data = answer.secret().data();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("path", data.text("path"));
    put(rows, data, "kind");
    rows.put("owner", Rows.owner(data, "owner"));
    rows.put("backup_owner", Rows.owner(data, "backup_owner"));
    for (String name :
        List.of(
            "environment",
            "system",
            "classification",
            "personal_data",
            "created_time",
            "rotated_time",
            "values",
            "expiration")) {
      put(rows, data, name);
    }
    session.output().keyValues(rows);
    return 0;
  }

  private static void put(Map<String, String> rows, Json.Obj data, String name) {
    if (data.get(name) != null) {
      rows.put(name, Rows.orDash(data.text(name)));
    }
  }
}
