package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.output.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** {@code operator key-status}. */
@Usage(
    synopsis = "holdfast operator key-status [options]",
    does = "Shows the term of the encryption key, since when, and how often it was used.")
final class KeyStatus extends ApiCommand {
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("dd MMM yy HH:mm 'UTC'", Locale.ENGLISH);

  @Override
  protected int call(Session session) {
    arguments().none();
    print(session);
    return 0;
  }

  /** Asks for the status and prints it. */
  static void print(Session session) {
    Output output = session.output();
    ApiRequest request = ApiRequest.of("GET", "sys/key-status");
    Json.Obj json = during("reading key status", () -> session.client().send(request)).json();
    Json.Obj data = json.object("data").isEmpty() ? json : json.object("data");
    if (!output.isTable()) {
      output.structured(
          Json.Obj.EMPTY
              .with("term", Json.of(data.number("term")))
              .with("install_time", Json.of(data.text("install_time")))
              .with("encryptions", Json.of(data.number("encryptions"))));
      return;
    }
    output.table(
        Table.plain()
            .row("Key Term", Long.toString(data.number("term")))
            .row("Install Time", time(data.text("install_time")))
            .row("Encryption Count", Long.toString(data.number("encryptions"))));
  }

  private static String time(String rfc3339) {
    try {
      return OffsetDateTime.parse(rfc3339).withOffsetSameInstant(ZoneOffset.UTC).format(RFC_822);
    } catch (DateTimeParseException e) {
      return rfc3339;
    }
  }
}
