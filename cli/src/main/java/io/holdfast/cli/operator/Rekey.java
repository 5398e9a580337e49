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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code operator rekey}: init, then a quorum of shares, then, if asked for, their verification.
 */
@Usage(
    synopsis = "holdfast operator rekey [options] [KEY]",
    does = {
      "Makes new shares of the unseal key: begin with -init, then give a quorum of the old",
      "shares, one at a time. Without an argument a share is asked for and not shown."
    })
final class Rekey extends ApiCommand {
  @Flag(names = "-init", help = "Begin.")
  private boolean init;

  @Flag(names = "-cancel", help = "Forget the attempt and the shares given.")
  private boolean cancel;

  @Flag(names = "-status", help = "Show the attempt.")
  private boolean status;

  @Flag(names = "-verify", help = "The share or action is for verifying the new shares.")
  private boolean verify;

  @Flag(
      names = {"-n", "-key-shares"},
      label = "<n>",
      help = "How many new shares (5).")
  private int keyShares = 5;

  @Flag(
      names = {"-t", "-key-threshold"},
      label = "<n>",
      help = "How many of them unseal (3).")
  private int keyThreshold = 3;

  @Flag(names = "-nonce", label = "<nonce>", help = "The nonce of the attempt.")
  private @Nullable String nonce;

  @Flag(
      names = "-pgp-keys",
      separator = ",",
      label = "<file,...>",
      help = "Encrypt each new share to the PGP key in a file.")
  private List<String> pgpKeys = new ArrayList<>();

  @Flag(names = "-target", label = "<key>", help = "barrier, or recovery.")
  private String target = "barrier";

  @Flag(names = "-backup", help = "Keep the encrypted shares on the server.")
  private boolean backup;

  @Flag(names = "-backup-retrieve", help = "Show the shares kept there.")
  private boolean backupRetrieve;

  @Flag(names = "-backup-delete", help = "Delete the shares kept there.")
  private boolean backupDelete;

  @Override
  protected int call(Session session) {
    Client client = session.client();
    Output output = session.output();
    if (cancel) {
      during("canceling rekey", () -> client.delete(attempt()));
      output.line("Success! Canceled rekeying (if it was started)");
    } else if (init) {
      view(
          output,
          during("initializing rekey", () -> client.put(base() + "/init", initBody()).json()));
    } else if (status) {
      view(output, status(client));
    } else if (backupRetrieve) {
      return output.secret(
              during("retrieving rekey stored keys", () -> client.get(backupPath())).secret())
          ? 0
          : 1;
    } else if (backupDelete) {
      during("deleting rekey stored keys", () -> client.delete(backupPath()));
      output.line("Success! Deleted rekey backup (if it existed)");
    } else {
      provide(session);
    }
    return 0;
  }

  private void provide(Session session) {
    Json.Obj current = status(session.client());
    if (!current.flag("started") && !verify) {
      throw Failure.local("No rekey is in progress: begin one with holdfast operator rekey -init");
    }
    String share =
        KeyShare.ask(
            arguments().between(0, 1),
            session.terminal(),
            isInteractive(),
            "Rekey operation nonce: " + current.text("nonce") + "\nUnseal Key (will be hidden): ");
    Json body =
        Json.Obj.EMPTY
            .with("key", Json.of(share))
            .with("nonce", Json.of(nonce == null ? current.text("nonce") : nonce));
    String path = base() + (verify ? "/verify" : "/update");
    Json.Obj answer = during("posting unseal key", () -> session.client().put(path, body)).json();
    if (!answer.flag("complete")) {
      view(session.output(), status(session.client()));
    } else if (!session.output().isTable()) {
      session.output().structured(answer);
    } else {
      done(session.output(), answer);
    }
  }

  private void done(Output output, Json.Obj answer) {
    List<String> keys = answer.texts("keys_base64");
    for (int i = 0; i < keys.size(); i++) {
      output.line("Key " + (i + 1) + ": " + keys.get(i));
    }
    output.line(
        verify
            ? "Success! The new key shares are in force"
            : "\nOperation nonce: "
                + answer.text("nonce")
                + "\n\nSuccess! The new key shares are shown"
                + " above: give each to another person.");
    if (answer.flag("verification_required")) {
      output.line(
          "They are not in force until they are verified: run holdfast operator rekey -verify"
              + " -nonce="
              + answer.text("verification_nonce")
              + " with a quorum of them.");
    }
  }

  private Json initBody() {
    Json.Obj body =
        Json.Obj.EMPTY
            .with("secret_shares", Json.of(keyShares))
            .with("secret_threshold", Json.of(keyThreshold))
            .with("backup", Json.of(backup))
            .with("require_verification", Json.of(verify));
    return pgpKeys.isEmpty() ? body : body.with("pgp_keys", PgpKeyFiles.read(pgpKeys));
  }

  private Json.Obj status(Client client) {
    return during(
        "reading rekey status", () -> client.send(ApiRequest.of("GET", attempt())).json());
  }

  private static void view(Output output, Json.Obj status) {
    if (!output.isTable()) {
      output.structured(status);
      return;
    }
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    rows.put("Nonce", status.text("nonce"));
    rows.put("Started", Boolean.toString(status.flag("started")));
    if (status.flag("started")) {
      rows.put("Rekey Progress", status.number("progress") + "/" + status.number("required"));
      rows.put("New Shares", Long.toString(status.number("n")));
      rows.put("New Threshold", Long.toString(status.number("t")));
      rows.put("Verification Required", Boolean.toString(status.flag("verification_required")));
    }
    output.keyValues(rows);
  }

  private String base() {
    return switch (target) {
      case "barrier" -> "sys/rekey";
      case "recovery", "hsm" -> "sys/rekey-recovery-key";
      default -> throw Failure.local("-target is barrier or recovery");
    };
  }

  private String attempt() {
    return base() + (verify && !init ? "/verify" : "/init");
  }

  private String backupPath() {
    return target.equals("barrier") ? "sys/rekey/backup" : "sys/rekey/recovery-key-backup";
  }
}
