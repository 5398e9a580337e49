package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Client;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.output.Table;
import io.holdfast.cli.terminal.Terminal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code operator generate-root}. */
@Usage(
    synopsis = "holdfast operator generate-root [options] [KEY]",
    does = {
      "Makes a root token: begin with -init, give a quorum of key shares one at a time, then",
      "decode the token with -decode and the one-time password that -init printed."
    })
final class GenerateRoot extends ApiCommand {
  @Flag(names = "-init", help = "Begin.")
  private boolean init;

  @Flag(names = "-cancel", help = "Forget the attempt and the shares given.")
  private boolean cancel;

  @Flag(names = "-status", help = "Show the attempt.")
  private boolean status;

  @Flag(names = "-decode", label = "<token>", help = "Decode a token, from standard input with -.")
  private @Nullable String decode;

  @Flag(names = "-generate-otp", help = "Print a one-time password for -init.")
  private boolean generateOtp;

  @Flag(
      names = "-otp",
      label = "<password>",
      help = "The one-time password, from a file with @file.")
  private @Nullable String otp;

  @Flag(names = "-pgp-key", label = "<file>", help = "Encrypt the token to the PGP key in a file.")
  private @Nullable String pgpKey;

  @Flag(names = "-nonce", label = "<nonce>", help = "The nonce of the attempt.")
  private @Nullable String nonce;

  @Override
  protected int call(Session session) {
    Client client = session.client();
    Output output = session.output();
    if (generateOtp) {
      output.raw(OneTimePad.generate(otpLength(client)));
    } else if (decode != null) {
      decode(session.terminal(), output, decode);
    } else if (cancel) {
      during("canceling root token generation", () -> client.delete("sys/generate-root/attempt"));
      output.line("Success! Root token generation canceled (if it was started)");
    } else if (init) {
      begin(client, output);
    } else if (status) {
      view(output, attempt(client));
    } else {
      provide(session);
    }
    return 0;
  }

  private void decode(Terminal terminal, Output output, String encoded) {
    if (otp == null) {
      throw Failure.local("-decode needs the one-time password: -otp=... or -otp=@file");
    }
    String text = encoded.equals("-") ? terminal.stdinText() : encoded;
    String token = OneTimePad.decode(text, SecretFlag.value(otp));
    if (output.isTable()) {
      output.raw(token + "\n");
    } else {
      output.structured(Json.Obj.EMPTY.with("token", Json.of(token)));
    }
  }

  private void begin(Client client, Output output) {
    Json.Obj body =
        pgpKey != null
            ? Json.Obj.EMPTY.with("pgp_key", PgpKeyFiles.read(pgpKey))
            : Json.Obj.EMPTY.withText("otp", otp == null ? "" : SecretFlag.value(otp));
    Json.Obj answer =
        during("initializing root generation", () -> client.put("sys/generate-root/attempt", body))
            .json();
    if (!answer.text("otp").isEmpty()) {
      output.note(
          "The one-time password (OTP) below decodes the token that will be made: keep it safe.");
    }
    view(output, answer);
  }

  private void provide(Session session) {
    List<String> words = arguments().between(0, 1);
    Json.Obj current = attempt(session.client());
    if (!current.flag("started")) {
      throw Failure.local(
          "No root generation is in progress: begin with holdfast operator generate-root -init");
    }
    String share =
        KeyShare.ask(words, session.terminal(), isInteractive(), "Unseal Key (will be hidden): ");
    Json body =
        Json.Obj.EMPTY
            .with("key", Json.of(share))
            .with("nonce", Json.of(nonce == null ? current.text("nonce") : nonce));
    view(
        session.output(),
        during("posting unseal key", () -> session.client().put("sys/generate-root/update", body))
            .json());
  }

  private static Json.Obj attempt(Client client) {
    ApiRequest request = ApiRequest.of("GET", "sys/generate-root/attempt");
    return during("getting root generation status", () -> client.send(request)).json();
  }

  private static int otpLength(Client client) {
    long length = attempt(client).number("otp_length");
    return length > 0 && length < 1000 ? (int) length : 28;
  }

  private static void view(Output output, Json.Obj status) {
    if (!output.isTable()) {
      output.structured(status);
      return;
    }
    Table table =
        Table.plain()
            .row("Nonce", status.text("nonce"))
            .row("Started", Boolean.toString(status.flag("started")))
            .row("Progress", status.number("progress") + "/" + status.number("required"))
            .row("Complete", Boolean.toString(status.flag("complete")));
    row(table, "PGP Fingerprint", status.text("pgp_fingerprint"));
    row(table, "Encoded Token", encodedToken(status));
    row(table, "OTP", status.text("otp"));
    if (status.number("otp_length") > 0) {
      row(table, "OTP Length", status.text("otp_length"));
    }
    output.table(table);
  }

  private static String encodedToken(Json.Obj status) {
    String token = status.text("encoded_token");
    return token.isEmpty() ? status.text("encoded_root_token") : token;
  }

  private static void row(Table table, String title, String value) {
    if (!value.isEmpty()) {
      table.row(title, value);
    }
  }
}
