package io.holdfast.cli.data;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Prints what a list request answered. */
public final class KeyList {
  private KeyList() {}

  /** The keys, or exit code 2 where there are none. */
  public static int print(Session session, ApiResponse answer, String path, boolean detailed) {
    Secret secret = answer.secret();
    if (secret.isWrapped()) {
      return session.output().secret(secret) ? 0 : 1;
    }
    List<String> keys = secret.data().texts("keys");
    if (keys.isEmpty()) {
      if (!session.output().isTable()) {
        session.output().structured(Json.Obj.EMPTY);
        return 2;
      }
      session.output().warnings(secret);
      throw Failure.remote("No value found at " + path);
    }
    Json.Obj info = secret.data().object("key_info");
    if (!session.output().isTable()) {
      session.output().structured(detailed ? secret.data() : Json.ofTexts(keys));
      return 0;
    }
    session.output().warnings(secret);
    session.output().table(detailed && !info.isEmpty() ? detailed(keys, info) : plain(keys));
    return 0;
  }

  private static Table plain(List<String> keys) {
    Table table = Table.withHeader("Keys");
    keys.forEach(table::row);
    return table;
  }

  private static Table detailed(List<String> keys, Json.Obj info) {
    TreeSet<String> columns = new TreeSet<>();
    keys.forEach(key -> columns.addAll(info.object(key).members().keySet()));
    List<String> header = new ArrayList<>(List.of("Keys"));
    header.addAll(columns);
    Table table = Table.withHeader(header.toArray(String[]::new));
    for (String key : keys) {
      List<String> row = new ArrayList<>(List.of(key));
      columns.forEach(column -> row.add(info.object(key).text(column)));
      table.row(row);
    }
    return table;
  }
}
