package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin policy write NAME}. */
@Usage(
    synopsis = "holdfast bitcoin policy write [options] NAME [FILE]",
    does = {
      "Writes a policy, replacing what it said. A rule that is left out doesn't restrict; an",
      "empty list of destinations allows none. FILE is a whole document in JSON, to which the",
      "options are added; - is standard input."
    })
final class PolicyWrite extends BitcoinCommand {
  @Flag(
      names = "-max-amount",
      label = "<amount>",
      help = "What may leave the wallet in one transaction, the fee apart.")
  private @Nullable String maxAmount;

  @Flag(names = "-max-fee", label = "<amount>", help = "The fee of one transaction.")
  private @Nullable String maxFee;

  @Flag(names = "-max-feerate", label = "<sat/vB>", help = "Its feerate.")
  private @Nullable String maxFeerate;

  @Flag(
      names = "-destinations",
      label = "<address,...>",
      help = "The only addresses that may be paid; -destinations= for none.")
  private @Nullable String destinations;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().between(1, 2);
    String name = words.getFirst();
    Json.Obj body =
        words.size() == 1 ? Json.Obj.EMPTY : PolicyFile.read(words.getLast(), session.terminal());
    body =
        maxAmount == null
            ? body
            : body.with("max_amount", Json.of(Amount.parse("-max-amount", maxAmount)));
    body = maxFee == null ? body : body.with("max_fee", Json.of(Amount.parse("-max-fee", maxFee)));
    body = maxFeerate == null ? body : body.with("max_feerate", feerate(maxFeerate));
    body =
        destinations == null ? body : body.with("destinations", Json.ofTexts(list(destinations)));
    ApiRequest request = ApiRequest.of("POST", path("policies", name), body);
    return ask(session, request, "writing the policy " + name);
  }

  private static Json feerate(String text) {
    String number = text.strip().replaceFirst("\\s*sat/v[bB]$", "");
    if (!number.matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
      throw Failure.local("-max-feerate is a number of sat/vB, not \"" + text + "\"");
    }
    return new Json.Num(number);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(a -> !a.isEmpty()).toList();
  }
}
