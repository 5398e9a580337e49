package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.output.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin policy simulate NAME [FILE]}. */
@Usage(
    synopsis = "holdfast bitcoin policy simulate [options] NAME [FILE]",
    does = {
      "Replays a policy over the decisions of the past and shows which would have been others,",
      "and why. FILE is a JSON document to replay instead of the stored policy; - is standard",
      "input."
    })
final class PolicySimulate extends BitcoinCommand {
  @Flag(names = "-wallet", label = "<name>", help = "The wallet; all under the policy if absent.")
  private @Nullable String wallet;

  @Flag(names = "-limit", label = "<n>", help = "How many of the latest decisions (10000).")
  private @Nullable Integer limit;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().between(1, 2);
    String name = words.getFirst();
    Json.Obj body = Json.Obj.EMPTY.withText("wallet", wallet == null ? "" : wallet);
    body = limit == null ? body : body.with("limit", Json.of(limit));
    body =
        words.size() == 1
            ? body
            : body.with("document", PolicyFile.read(words.getLast(), session.terminal()));
    ApiRequest request = ApiRequest.of("POST", path("policies", name + "/simulate"), body);
    Secret answer = during("replaying " + name, () -> session.client().send(request)).secret();
    Output output = session.output();
    if (!output.isTable() || output.hasField()) {
      return output.secret(answer) ? 0 : 1;
    }
    output.line(
        "%s decisions judged, %s would have been others"
            .formatted(answer.data().text("judged"), answer.data().text("changed")));
    Table table = Table.withHeader("Time", "Wallet", "Amount", "Was", "Now", "Why");
    if (answer.data().get("changes") instanceof Json.Arr changes && !changes.items().isEmpty()) {
      changes.items().forEach(item -> row(table, item));
      output.table(table);
    }
    return 0;
  }

  private static void row(Table table, Json item) {
    if (item instanceof Json.Obj change) {
      table.row(
          List.of(
              change.text("time"),
              change.text("wallet"),
              Amount.text(change.number("amount")),
              change.text("was"),
              change.text("now"),
              String.join("; ", change.texts("why"))));
    }
  }
}
