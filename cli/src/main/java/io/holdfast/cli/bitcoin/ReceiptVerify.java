package io.holdfast.cli.bitcoin;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.policy.fact.PublicKey;
import io.holdfast.bitcoin.policy.receipt.Receipt;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.PlainCommand;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.terminal.Terminal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code bitcoin receipt verify FILE}. */
@Usage(
    synopsis = "holdfast bitcoin receipt verify -key=KEY FILE",
    does = {
      "Checks a receipt without a server: that it was signed by the key, and that its policy makes",
      "of its facts the decision that it states. FILE is what 'receipt read -format=json' printed."
    })
final class ReceiptVerify extends PlainCommand {
  @Flag(
      names = "-key",
      label = "<ed25519:...>",
      help = "The mount's public key, from 'receipt key', kept apart from the receipt.")
  private @Nullable String key;

  @Override
  public int run(Terminal terminal) {
    String file = arguments().one();
    if (key == null) {
      throw Failure.local("Give the key that signs receipts as -key; 'receipt key' shows it");
    }
    Json.Obj read = PolicyFile.read(file, terminal);
    Json.Obj data = read.get("data") == null ? read : read.object("data");
    Json.Obj document = data.get("receipt") == null ? data : data.object("receipt");
    try {
      return verify(Receipt.parse(map(document)), PublicKey.parse(key), terminal);
    } catch (BitcoinException e) {
      throw Failure.local(file + " is no receipt: " + e.getMessage());
    }
  }

  private static int verify(Receipt receipt, PublicKey key, Terminal terminal) {
    List<String> problems = new ArrayList<>();
    if (!receipt.isSignedBy(key)) {
      problems.add("it is not signed by " + key);
    }
    problems.addAll(receipt.reevaluate().differences());
    problems.forEach(problem -> terminal.err().println("BAD: " + problem));
    if (problems.isEmpty()) {
      terminal
          .out()
          .println(
              "The receipt is good: policy %s version %d (%s) decides so: %s"
                  .formatted(
                      receipt.policy(),
                      receipt.policyVersion(),
                      receipt.policyHash().hex(),
                      receipt.decision().get("outcome")));
      terminal.out().flush();
    }
    terminal.err().flush();
    return problems.isEmpty() ? 0 : 2;
  }

  private static Map<String, Object> map(Json.Obj object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object
        .members()
        .forEach((name, value) -> {
          Object plain = plain(value);
          if (plain != null) {
            map.put(name, plain);
          }
        });
    return map;
  }

  private static @Nullable Object plain(Json value) {
    return switch (value) {
      case Json.Obj object -> map(object);
      case Json.Arr array -> array.items().stream().map(ReceiptVerify::plain).toList();
      case Json.Str text -> text.value();
      case Json.Num number -> new BigDecimal(number.literal());
      case Json.Bool flag -> flag.value();
      case Json.Null _ -> null;
    };
  }
}
