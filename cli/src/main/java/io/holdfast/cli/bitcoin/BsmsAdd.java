package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin bsms add NAME FILE}. */
@Usage(
    synopsis = "holdfast bitcoin bsms add [options] NAME FILE",
    does = "Gives a signer's key record to a session. FILE may be - for standard input.")
final class BsmsAdd extends BitcoinCommand {
  @Flag(names = "-signer", label = "<n>", help = "Whose record it is; else its token tells.")
  private @Nullable Integer signer;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(2);
    String name = words.getFirst();
    ApiRequest request =
        ApiRequest.of(
            "POST",
            path("bsms/sessions", name + "/records"),
            new WalletBody()
                .text("record", FileArgument.read(words.getLast(), session.terminal()))
                .number("signer", signer)
                .json());
    return ask(session, request, "adding a record to the session " + name);
  }
}
