package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.http.Secret;
import io.holdfast.cli.output.Output;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin wallet export NAME}. */
@Usage(
    synopsis = "holdfast bitcoin wallet export [options] NAME",
    does = {
      "Writes a wallet as a file of another program: descriptor, core (importdescriptors),",
      "electrum, sparrow, specter, caravan, coldcard or bsms. No private key is in it. It goes to",
      "standard output, or to the file of -out."
    })
final class WalletExport extends BitcoinCommand {
  @Flag(names = "-as", label = "<format>", help = "The program or form (descriptor).")
  private String as = "descriptor";

  @Flag(names = "-out", label = "<file>", help = "Where to write it.")
  private @Nullable String out;

  @Flag(names = "-range", label = "<n>", help = "Of core: how many addresses it watches (1000).")
  private @Nullable Integer range;

  @Flag(
      names = "-timestamp",
      label = "<seconds>",
      help = "Of core: Unix seconds before which nothing was received (0).")
  private @Nullable Integer timestamp;

  @Override
  protected int call(Session session) {
    String name = arguments().one();
    ApiRequest asked =
        ApiRequest.of("GET", path("wallets", name + "/export")).parameter("format", as);
    asked = range == null ? asked : asked.parameter("range", range.toString());
    asked = timestamp == null ? asked : asked.parameter("timestamp", timestamp.toString());
    ApiRequest request = asked;
    Secret answer =
        during("exporting the wallet " + name, () -> session.client().send(request)).secret();
    Output output = session.output();
    if (!output.isTable() || output.hasField() || answer.isWrapped()) {
      return output.secret(answer) ? 0 : 1;
    }
    output.warnings(answer);
    String file = answer.data().text("file");
    if (out == null) {
      output.raw(file);
    } else {
      FileArgument.write(out, file);
      output.note("Success! Wrote the wallet to " + out);
    }
    return 0;
  }
}
