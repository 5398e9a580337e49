package io.holdfast.cli.output;

import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** JSON in a stable order, so that two outputs can be compared line by line. */
final class Sorted {
  private static final List<String> ENVELOPE =
      List.of("request_id", "lease_id", "lease_duration", "renewable", "data", "warnings");

  private Sorted() {}

  /** Vault's order of the envelope, its data sorted by name; login and wrapping where present. */
  static Json.Obj envelope(Secret secret) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    for (String name : ENVELOPE) {
      members.put(name, deeply(secret.envelope().members().getOrDefault(name, Json.Null.NULL)));
    }
    for (String name : List.of("auth", "wrap_info")) {
      Json value = secret.envelope().get(name);
      if (value != null) {
        members.put(name, value);
      }
    }
    return new Json.Obj(members);
  }

  /** All objects' members sorted by name. */
  static Json deeply(Json value) {
    return switch (value) {
      case Json.Obj object -> {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        new TreeMap<>(object.members())
            .forEach((name, member) -> members.put(name, deeply(member)));
        yield new Json.Obj(members);
      }
      case Json.Arr array -> new Json.Arr(array.items().stream().map(Sorted::deeply).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }
}
