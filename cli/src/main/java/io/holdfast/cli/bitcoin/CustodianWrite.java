package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code bitcoin custodian write NAME}. */
@Usage(
    synopsis = "holdfast bitcoin custodian write [options] NAME",
    does = {
      "Writes who keeps shares, where, and the key that they are encrypted to: an age recipient",
      "(what age-keygen shows), or an X.509 certificate."
    })
final class CustodianWrite extends BitcoinCommand {
  @Flag(names = "-age", label = "<age1...>", help = "The custodian's age recipient.")
  private String age = "";

  @Flag(names = "-certificate", label = "<file>", help = "The custodian's certificate in PEM.")
  private String certificate = "";

  @Flag(names = "-holder", label = "<text>", help = "The person or office.")
  private String holder = "";

  @Flag(names = "-location", label = "<text>", help = "Where the shares lie.")
  private String location = "";

  @Flag(names = "-entity", label = "<id>", help = "The id of the person's identity entity.")
  private String entity = "";

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    Json.Obj body =
        Json.Obj.EMPTY
            .withText("age_recipient", age)
            .withText("certificate", certificate.isEmpty() ? "" : file(certificate))
            .withText("holder", holder)
            .withText("location", location)
            .withText("entity_id", entity);
    ApiRequest request = ApiRequest.of("POST", path("custodians", name), body);
    return ask(session, request, "writing the custodian " + name);
  }

  private static String file(String name) {
    try {
      return Files.readString(Path.of(name));
    } catch (IOException e) {
      throw Failure.local("cannot read the certificate in the file " + name);
    }
  }
}
