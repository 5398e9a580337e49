package io.holdfast.cli.operator;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code operator init}. */
@Usage(
    synopsis = "holdfast operator init [options]",
    does = {
      "Initialises a server: makes its root key and prints the shares of the unseal key and the",
      "first root token. They are shown this once."
    })
final class Init extends ApiCommand {
  @Flag(
      names = {"-n", "-key-shares"},
      label = "<n>",
      help = "Into how many shares the unseal key is split (5).")
  private int keyShares = -1;

  @Flag(
      names = {"-t", "-key-threshold"},
      label = "<n>",
      help = "How many of them unseal (3).")
  private int keyThreshold = -1;

  @Flag(
      names = "-recovery-shares",
      label = "<n>",
      help = "The same for the recovery key of a server that unseals itself (5).")
  private int recoveryShares = -1;

  @Flag(
      names = "-recovery-threshold",
      label = "<n>",
      help = "The same for the recovery key of a server that unseals itself (3).")
  private int recoveryThreshold = -1;

  @Flag(
      names = "-pgp-keys",
      separator = ",",
      label = "<file,...>",
      help = "Encrypt each share to the PGP key in a file.")
  private List<String> pgpKeys = new ArrayList<>();

  @Flag(
      names = "-root-token-pgp-key",
      label = "<file>",
      help = "Encrypt the root token to the PGP key in a file.")
  private @Nullable String rootTokenPgpKey;

  @Flag(
      names = "-recovery-pgp-keys",
      separator = ",",
      label = "<file,...>",
      help = "Encrypt each recovery share to the PGP key in a file.")
  private List<String> recoveryPgpKeys = new ArrayList<>();

  @Flag(
      names = "-status",
      help = "Only tell whether the server is initialised: exit code 0, or 2 if not.")
  private boolean status;

  @Override
  protected int call(Session session) {
    arguments().none();
    return status ? status(session) : init(session);
  }

  private static int status(Session session) {
    boolean isInitialized =
        during(
            "checking initialization status",
            () ->
                session.client().send(ApiRequest.of("GET", "sys/init")).json().flag("initialized"));
    if (session.output().isTable()) {
      session.output().line("Vault is " + (isInitialized ? "" : "not ") + "initialized");
    } else {
      session.output().structured(Json.Obj.EMPTY.with("Initialized", Json.of(isInitialized)));
    }
    return isInitialized ? 0 : 2;
  }

  private int init(Session session) {
    boolean hasRecovery =
        during(
            "initializing",
            () ->
                session
                    .client()
                    .send(ApiRequest.of("GET", "sys/seal-status").asAside())
                    .json()
                    .flag("recovery_seal"));
    Json body = hasRecovery ? recoveryBody() : sharesBody();
    Json.Obj answer = during("initializing", () -> session.client().put("sys/init", body)).json();
    Output output = session.output();
    if (output.isTable()) {
      InitView.print(output, answer, shares(hasRecovery), threshold(hasRecovery), hasRecovery);
    } else {
      output.structured(
          InitView.json(answer, shares(hasRecovery), threshold(hasRecovery), hasRecovery));
    }
    return 0;
  }

  private int shares(boolean isRecovery) {
    return orDefault(isRecovery ? recoveryShares : keyShares, 5);
  }

  private int threshold(boolean isRecovery) {
    return orDefault(
        isRecovery ? recoveryThreshold : keyThreshold, isRecovery ? Math.min(3, shares(true)) : 3);
  }

  private static int orDefault(int flag, int otherwise) {
    return flag < 0 ? otherwise : flag;
  }

  private Json sharesBody() {
    if (recoveryShares >= 0 || recoveryThreshold >= 0) {
      throw Failure.local(
          "-recovery-shares and -recovery-threshold are for servers that unseal themselves;"
              + " this one has key shares: use -key-shares and -key-threshold");
    }
    Json.Obj body =
        Json.Obj.EMPTY
            .with("secret_shares", Json.of(shares(false)))
            .with("secret_threshold", Json.of(threshold(false)));
    return withPgp(pgpKeys.isEmpty() ? body : body.with("pgp_keys", PgpKeyFiles.read(pgpKeys)));
  }

  private Json recoveryBody() {
    Json.Obj body =
        Json.Obj.EMPTY
            .with("recovery_shares", Json.of(shares(true)))
            .with("recovery_threshold", Json.of(threshold(true)));
    return withPgp(
        recoveryPgpKeys.isEmpty()
            ? body
            : body.with("recovery_pgp_keys", PgpKeyFiles.read(recoveryPgpKeys)));
  }

  private Json withPgp(Json.Obj body) {
    return rootTokenPgpKey == null
        ? body
        : body.with("root_token_pgp_key", PgpKeyFiles.read(rootTokenPgpKey));
  }
}
