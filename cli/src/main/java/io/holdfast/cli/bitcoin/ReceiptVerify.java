package io.holdfast.cli.bitcoin;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.bitcoin.policy.receipt.Receipt;
import io.holdfast.bitcoin.policy.receipt.Reevaluation;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.output.Format;
import io.holdfast.cli.output.Output;
import io.holdfast.cli.output.Table;
import io.holdfast.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin receipt verify FILE}: offline, from the file alone. */
@Usage(
    synopsis = "holdfast bitcoin receipt verify [-public-key KEY] FILE",
    does = {
      "Checks a receipt of what a transaction policy decided, offline: its signature, and that",
      "its policy makes the same decision of its facts. FILE may be an answer that holds one.",
      "The exit code is 0 when all is well, 2 when something was found, 1 when FILE or a flag is",
      "of no use."
    })
final class ReceiptVerify extends PlainCommand {
  @Flag(
      names = "-public-key",
      label = "<key>",
      help = "The signer's key, kept apart from the receipt: ed25519: and 64 hex digits.")
  private @Nullable String publicKey;

  @Override
  public int run(Terminal terminal) {
    Output output = new Output(terminal, Format.TABLE, "");
    Receipt receipt = ReceiptFile.read(arguments().one());
    PublicKey key = publicKey == null ? receipt.signer() : key(publicKey);
    boolean signed = receipt.isSignedBy(key);
    Reevaluation again = receipt.reevaluate();
    Table table = Table.plain();
    table.row("Policy", receipt.policy() + ", version " + receipt.policyVersion());
    table.row("Policy hash", receipt.policyHash().hex());
    table.row("Decision", String.valueOf(receipt.decision().get("outcome")));
    table.row("Time", String.valueOf(receipt.facts().get("time")));
    table.row("Signer", receipt.signer().toString());
    output.table(table);
    output.line("");
    if (publicKey == null) {
      output.line("WARNING: the key was taken from the receipt itself; pin it with -public-key");
    }
    if (!signed) {
      output.line(
          key.equals(receipt.signer())
              ? "FOUND: the signature is not one over this receipt"
              : "FOUND: the receipt is signed by another key");
    }
    again.differences().forEach(line -> output.line("FOUND: " + line));
    boolean well = signed && again.agrees();
    output.line(
        well
            ? "The receipt is genuine, and its policy decides the same again."
            : "The receipt does NOT hold.");
    return well ? 0 : 2;
  }

  private static PublicKey key(String text) {
    try {
      return PublicKey.parse(text.strip());
    } catch (BitcoinException e) {
      throw Failure.local("-public-key: " + e.getMessage());
    }
  }
}
