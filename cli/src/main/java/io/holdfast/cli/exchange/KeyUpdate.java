package io.holdfast.cli.exchange;

import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code exchange key update NAME K=V...}. */
@Usage(
    synopsis = "holdfast exchange key update [options] NAME K=V...",
    does = {
      "Changes what stands around a key: policy, owner, backup_owner, key_id, permissions,",
      "source_addresses, suspended."
    })
final class KeyUpdate extends ExchangeCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(2);
    String name = words.getFirst();
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    return ask(
        session, ApiRequest.of("POST", path("keys", name), data), "changing the key " + name);
  }
}
