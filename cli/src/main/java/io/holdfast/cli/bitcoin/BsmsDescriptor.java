package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin bsms descriptor NAME}. */
@Usage(
    synopsis = "holdfast bitcoin bsms descriptor [options] NAME",
    does = {
      "Shows the descriptor record of a session once all key records are there. With -out it",
      "writes each signer's, encrypted, to FILE.1, FILE.2 and so on."
    })
final class BsmsDescriptor extends BitcoinCommand {
  @Flag(names = "-out", label = "<file>", help = "Where to write the signers' records.")
  private @Nullable String out;

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    ApiRequest request = ApiRequest.of("GET", path("bsms/sessions", name + "/descriptor"));
    if (out == null) {
      return ask(session, request, "reading the descriptor of the session " + name);
    }
    Secret answer =
        during(
                "reading the descriptor of the session " + name,
                () -> session.client().send(request))
            .secret();
    Output output = session.output();
    if (answer.data().get("records") instanceof Json.Arr records) {
      for (Json item : records.items()) {
        if (item instanceof Json.Obj record) {
          FileArgument.write(out + "." + record.text("signer"), record.text("record"));
        }
      }
    }
    output.line("first address: " + answer.data().text("first_address"));
    return 0;
  }
}
