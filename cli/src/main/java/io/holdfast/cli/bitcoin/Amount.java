package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/** Amounts of bitcoin as people write and read them. The API has satoshi only. */
final class Amount {
  private static final BigDecimal COIN = BigDecimal.valueOf(100_000_000L);
  private static final Set<String> AMOUNTS =
      Set.of("max_amount", "max_fee", "amount", "fee", "sent", "balance");

  private Amount() {}

  /** Satoshi from {@code 150000}, {@code 150000sat} or {@code 0.0015btc}. */
  static long parse(String flag, String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "");
    boolean isBitcoin = lower.endsWith("btc");
    String number = lower.replaceFirst("(btc|sats?)$", "");
    if (!number.matches(isBitcoin ? "[0-9]{1,8}(\\.[0-9]{1,8})?" : "[0-9]{1,16}")) {
      throw Failure.local(
          flag + " is an amount such as 150000, 150000sat or 0.0015btc, not \"" + text + "\"");
    }
    BigDecimal amount = new BigDecimal(number);
    return (isBitcoin ? amount.multiply(COIN) : amount).longValueExact();
  }

  /** {@code 150000 sat (0.0015 BTC)}. */
  static String text(long satoshi) {
    String bitcoin = BigDecimal.valueOf(satoshi).divide(COIN).stripTrailingZeros().toPlainString();
    return satoshi + " sat (" + bitcoin + " BTC)";
  }

  /** The cell of a data field, which may be an amount or a feerate. */
  static String cell(String name, Json value) {
    if (value instanceof Json.Num number) {
      if (AMOUNTS.contains(name) && number.literal().matches("-?[0-9]{1,16}")) {
        return text(Long.parseLong(number.literal()));
      }
      if (name.endsWith("feerate")) {
        return number.literal() + " sat/vB";
      }
    }
    return Output.cell(name, value);
  }
}
