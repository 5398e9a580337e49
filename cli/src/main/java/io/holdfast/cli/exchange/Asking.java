package io.holdfast.cli.exchange;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.GoText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What signing a request and sending it have in common. */
abstract class Asking extends ExchangeCommand {
  @Flag(names = "-query", label = "<a=1&b=2>", help = "The query as it is sent.")
  private @Nullable String query;

  @Flag(names = "-body", label = "<text>", help = "The body: text, @file, or - for standard input.")
  private @Nullable String body;

  @Flag(names = "-header", label = "<name: value>", help = "A further header; may be repeated.")
  private List<String> headers = List.of();

  /** Asks one of the two paths. */
  final int ask(Session session, String kind, String what) {
    List<String> words = arguments().exactly(3);
    String key = words.getFirst();
    Json.Obj data =
        Json.Obj.EMPTY
            .with("method", Json.of(words.get(1)))
            .with("path", Json.of(words.get(2)))
            .withText("query", query == null ? "" : query);
    if (body != null) {
      String text = KeyValues.parse(List.of("body=" + body), session.terminal()).text("body");
      data = data.with("body", Json.of(text.replaceFirst("\\R$", "")));
    }
    Json.Obj given = Json.Obj.EMPTY;
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon <= 0) {
        throw Failure.local("-header is written \"Name: value\"");
      }
      given =
          given.with(
              header.substring(0, colon).strip(), Json.of(header.substring(colon + 1).strip()));
    }
    data = given.isEmpty() ? data : data.with("headers", given);
    return ask(
        session, ApiRequest.of("POST", path(kind, key), data), what + " with the key " + key);
  }

  /** Headers get a row each, and so does each line of what was decided. */
  @Override
  protected SequencedMap<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    data.members()
        .forEach((name, value) -> {
          switch (name) {
            case "headers" ->
                data.object("headers")
                    .members()
                    .forEach((header, text) -> rows.put("header " + header, GoText.of(text)));
            case "decision" ->
                rows.put(
                    "policy",
                    data.object("decision").text("policy")
                        + " version "
                        + data.object("decision").text("version"));
            case "approval" -> {
              rows.put("approval", data.object("approval").text("id"));
              rows.put("state", data.object("approval").text("state"));
            }
            default -> rows.put(name, GoText.of(value));
          }
        });
    return rows;
  }
}
