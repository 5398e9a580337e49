package io.holdfast.cli.namespace;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.json.Json;
import java.util.List;

/** Notes on a namespace from flags {@code key=value}. */
final class CustomMetadata {
  private CustomMetadata() {}

  static Json.Obj of(List<String> pairs) {
    Json.Obj notes = Json.Obj.EMPTY;
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw Failure.local("-custom-metadata takes key=value");
      }
      notes = notes.with(pair.substring(0, equals), Json.of(pair.substring(equals + 1)));
    }
    return notes;
  }
}
