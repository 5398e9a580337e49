package io.holdfast.engine.exchange.policy;

import io.holdfast.engine.exchange.message.VenueRequest;
import io.holdfast.engine.exchange.venue.Shape;
import io.holdfast.engine.exchange.venue.Venue;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A request as a policy sees it.
 *
 * @param host where it goes
 * @param source the address of who asks
 */
public record Asked(VenueRequest request, Venue venue, String host, String source, Instant time) {

  /** The markets that it names, wherever it names them. */
  public Set<String> symbols() {
    Set<String> symbols = new LinkedHashSet<>();
    List<String> values = new java.util.ArrayList<>(request.values(venue.symbols()));
    order().ifPresent(shape -> values.addAll(shape.values(request, "symbol")));
    for (String value : values) {
      Arrays.stream(value.split(",", -1)).map(String::strip).forEach(symbols::add);
    }
    return symbols;
  }

  /** The shape of an order, if it is one. */
  public Optional<Shape> order() {
    return venue.order(request);
  }

  /** Whether it moves assets away. */
  public boolean movesAssets() {
    return venue.movesAssets(request);
  }

  /** The values of a part of a withdrawal, as the venue's document calls it. */
  public List<String> ofWithdrawal(String part) {
    return venue.withdrawal(request).map(shape -> shape.values(request, part)).orElse(List.of());
  }

  /** Names of assets are compared in capitals. */
  static String asset(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
