package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/** A command that gets a PSBT or a transaction, and may keep it in a file. */
abstract class PsbtCommand extends BitcoinCommand {
  @Flag(
      names = "-out",
      label = "<file>",
      help =
          "Write the PSBT (or the transaction, where that is what comes out) to a file: binary, or"
              + " text if its name ends with .txt.")
  private String out = "";

  /** Asks a path for PSBTs of no wallet. */
  final int askPsbt(Session session, String role, Json.Obj body, String what) {
    return ask(session, ApiRequest.of("POST", path("psbt", role), body), what);
  }

  /** Asks a path for PSBTs of a wallet. */
  final int askWallet(Session session, String wallet, String suffix, Json.Obj body, String what) {
    return ask(session, ApiRequest.of("POST", path("wallets", wallet + suffix), body), what);
  }

  @Override
  protected void received(Json.Obj data) {
    if (out.isEmpty()) {
      return;
    }
    String psbt = data.text("psbt");
    boolean isTransaction = psbt.isEmpty();
    String text = isTransaction ? data.text("transaction") : psbt;
    if (text.isEmpty()) {
      return;
    }
    try {
      Files.write(Path.of(out), content(text, isTransaction));
    } catch (IOException e) {
      throw Failure.local("cannot write to the file " + out);
    }
  }

  private byte[] content(String text, boolean isTransaction) {
    if (out.endsWith(".txt")) {
      return (text + "\n").getBytes(StandardCharsets.US_ASCII);
    }
    return isTransaction ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
  }
}
