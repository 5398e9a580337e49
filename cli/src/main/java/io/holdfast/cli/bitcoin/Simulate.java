package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin simulate WALLET psbt=@file}. */
@Usage(
    synopsis = "holdfast bitcoin simulate [options] WALLET psbt=@FILE",
    does = {
      "Shows how a PSBT would be judged now, in words and by every rule, without signing it: by",
      "the wallet's policy, by another, or by a document that is stored nowhere."
    })
final class Simulate extends BitcoinCommand {
  @Flag(names = "-policy", label = "<name>", help = "Another policy than the wallet's.")
  private @Nullable String policy;

  @Flag(names = "-document", label = "<file>", help = "A policy's document, in JSON.")
  private @Nullable String document;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String wallet = words.getFirst();
    Json.Obj body =
        Json.Obj.EMPTY
            .with("psbt", Json.of(PsbtArgument.read(words.subList(1, 2), session.terminal())))
            .withText("policy", policy == null ? "" : policy);
    body =
        document == null
            ? body
            : body.with("document", PolicyFile.read(document, session.terminal()));
    ApiRequest request = ApiRequest.of("POST", path("wallets", wallet + "/simulate"), body);
    return ask(session, request, "judging a payment of " + wallet);
  }

  @Override
  protected SequencedMap<String, String> rows(Json.Obj data) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    int line = 1;
    for (String words : data.texts("summary")) {
      rows.put("summary " + line, words);
      line++;
    }
    rows.put("outcome", data.object("decision").text("outcome"));
    SignView.rules(rows, data.object("decision"));
    return rows;
  }
}
