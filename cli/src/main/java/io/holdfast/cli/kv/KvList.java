package io.holdfast.cli.kv;

import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.data.KeyList;
import io.holdfast.cli.http.ApiResponse;

/** {@code kv list PATH}. */
@Usage(synopsis = "holdfast kv list [options] PATH", does = "Lists the keys in a folder.")
final class KvList extends KvCommand {
  @Override
  protected int call(Session session) {
    var words = arguments().between(0, 1);
    String api = find(session, words.isEmpty() ? "" : words.getFirst()).api("metadata");
    ApiResponse answer = during("listing " + api, () -> session.client().list(api));
    return KeyList.print(session, answer, api, false);
  }
}
