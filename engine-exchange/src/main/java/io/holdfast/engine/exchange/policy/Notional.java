package io.holdfast.engine.exchange.policy;

import io.holdfast.engine.exchange.venue.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an order is worth, told by its price and quantity as the venue's document names them. */
final class Notional {
  /** An order's market, and what it is worth in the market's quote asset. */
  record Worth(String symbol, BigDecimal amount) {}

  private Notional() {}

  /**
   * What the orders of a request are worth.
   *
   * @param prices what a unit is taken to cost where an order names no price, by market
   * @return empty when it cannot be told of each of them
   */
  static Optional<List<Worth>> of(Asked asked, Shape shape, Map<String, BigDecimal> prices) {
    List<String> symbols = shape.values(asked.request(), "symbol");
    List<String> price = shape.values(asked.request(), "price");
    List<String> quantity = shape.values(asked.request(), "quantity");
    List<String> value = shape.values(asked.request(), "value");
    int orders = symbols.size();
    if (orders == 0) {
      return Optional.empty();
    }
    List<Worth> worths = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      String symbol = symbols.get(i);
      Optional<BigDecimal> worth;
      if (value.size() == orders && quantity.isEmpty()) {
        worth = Numbers.read(value.get(i));
      } else if (quantity.size() != orders || !value.isEmpty()) {
        worth = Optional.empty();
      } else if (price.size() == orders && !price.get(i).isEmpty()) {
        worth = product(Numbers.read(price.get(i)), Numbers.read(quantity.get(i)));
      } else if (price.isEmpty() || price.size() == orders) {
        worth = product(Optional.ofNullable(prices.get(symbol)), Numbers.read(quantity.get(i)));
      } else {
        worth = Optional.empty();
      }
      if (worth.isEmpty()) {
        return Optional.empty();
      }
      worths.add(new Worth(symbol, worth.get().abs()));
    }
    return Optional.of(worths);
  }

  private static Optional<BigDecimal> product(
      Optional<BigDecimal> price, Optional<BigDecimal> quantity) {
    return price.flatMap(each -> quantity.map(each::multiply));
  }

  /** Whether a market is quoted in an asset: {@code BTC-USDT}, {@code BTCUSDT}, {@code tBTCUSD}. */
  static boolean isQuotedIn(String symbol, String asset) {
    String upper = symbol.toUpperCase(Locale.ROOT);
    return upper.length() > asset.length() && upper.endsWith(asset);
  }
}
