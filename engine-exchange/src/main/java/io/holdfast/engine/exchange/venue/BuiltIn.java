package io.holdfast.engine.exchange.venue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The venues that every mount has, each a document beside this class, read when first asked for.
 */
public final class BuiltIn {
  /** Their names, ordered. */
  public static final List<String> NAMES =
      List.of(
          "binance",
          "bitfinex",
          "bitmex",
          "bitpanda",
          "bitstamp",
          "bybit",
          "coinbase",
          "coinbase-cdp",
          "deribit",
          "deribit-auth",
          "gemini",
          "kraken",
          "kraken-futures",
          "kucoin",
          "kucoin-v3",
          "lightspark",
          "okx");

  private static final Map<String, Venue> READ = new ConcurrentHashMap<>();

  private BuiltIn() {}

  public static Optional<Venue> find(String name) {
    return NAMES.contains(name)
        ? Optional.of(READ.computeIfAbsent(name, BuiltIn::read))
        : Optional.empty();
  }

  private static Venue read(String name) {
    return VenueReader.read(name, document(name));
  }

  /** The document of one of the names. */
  public static ObjectNode document(String name) {
    try (InputStream in = BuiltIn.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("no document of the venue " + name);
      }
      return (ObjectNode) Json.tree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
