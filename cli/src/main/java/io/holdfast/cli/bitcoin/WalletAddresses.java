package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin wallet addresses NAME [ADDRESS]}. */
@Usage(
    synopsis = "holdfast bitcoin wallet addresses [options] NAME [ADDRESS]",
    does = {
      "Lists a range of a wallet's addresses with what is known of their use, or tells where an",
      "address lies in the wallet. None is given out by it."
    })
final class WalletAddresses extends BitcoinCommand {
  @Flag(names = "-change", help = "The chain for change.")
  private boolean change;

  @Flag(names = "-from", label = "<n>", help = "The first index (0).")
  private @Nullable Integer from;

  @Flag(names = "-count", label = "<n>", help = "How many (20).")
  private @Nullable Integer count;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    String name = words.getFirst();
    if (words.size() > 1) {
      String address = arguments().exactly(2).getLast();
      return ask(
          session,
          ApiRequest.of("GET", path("wallets", name + "/addresses/" + address)),
          "finding an address in the wallet " + name);
    }
    ApiRequest request = ApiRequest.of("GET", path("wallets", name + "/addresses"));
    request = change ? request.parameter("change", "true") : request;
    request = from == null ? request : request.parameter("from", from.toString());
    request = count == null ? request : request.parameter("count", count.toString());
    return ask(session, request, "listing addresses of the wallet " + name);
  }

  @Override
  protected SequencedMap<String, String> rows(Json.Obj data) {
    if (!(data.get("addresses") instanceof Json.Arr addresses)) {
      return super.rows(data);
    }
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    for (Json item : addresses.items()) {
      if (item instanceof Json.Obj address) {
        rows.put(
            address.text("index"),
            address.text("address")
                + (address.flag("seen") ? "  seen" : address.flag("used") ? "  given out" : ""));
      }
    }
    rows.put("next index", data.text("next_index"));
    rows.put("gap", data.text("gap") + " of " + data.text("gap_limit"));
    return rows;
  }
}
