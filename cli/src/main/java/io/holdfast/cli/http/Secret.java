package io.holdfast.cli.http;

import io.holdfast.cli.json.Json;
import java.util.List;

/** An answer in Vault's envelope: data, or a login, or the terms of a wrapped answer. */
public record Secret(Json.Obj envelope) {

  /** The data; empty where the answer has none. */
  public Json.Obj data() {
    return envelope.object("data");
  }

  public Json.Obj auth() {
    return envelope.object("auth");
  }

  public Json.Obj wrapInfo() {
    return envelope.object("wrap_info");
  }

  public List<String> warnings() {
    return envelope.texts("warnings");
  }

  public boolean isWrapped() {
    return !wrapInfo().isEmpty();
  }

  /** Whether there is neither data nor a login nor a wrapped answer. */
  public boolean isEmpty() {
    return data().isEmpty() && auth().isEmpty() && !isWrapped();
  }
}
