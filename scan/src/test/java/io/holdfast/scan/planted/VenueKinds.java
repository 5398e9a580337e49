package io.holdfast.scan.planted;

import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** API keys of venues. */
final class VenueKinds {
  private VenueKinds() {}

  static List<Kind> all(Dice dice) {
    return List.of(
        json("binance", dice.alnum(64), dice.alnum(64)),
        env("kraken", base64(dice, 42), base64(dice, 64)),
        env("coinbase", dice.alnum(16), dice.alnum(32)),
        env("okx", dice.uuid(), dice.of(Dice.UPPER, 32)),
        json("kucoin", dice.hex(24), dice.uuid()),
        env("bybit", dice.alnum(18), dice.alnum(36)),
        json("bitfinex", dice.alnum(43), dice.alnum(43)),
        env("bitstamp", dice.alnum(32), dice.alnum(32)),
        env("gemini", "account-" + dice.alnum(20), dice.alnum(28)),
        json("deribit", dice.alnum(8), dice.alnum(43)),
        env("bitmex", dice.alnum(24), dice.alnum(48)),
        env("bitpanda", dice.alnum(128), dice.alnum(128)),
        env("lightspark", dice.hex(32), dice.alnum(43)),
        env("bitget", "bg_" + dice.hex(32), dice.hex(64)),
        Kind.of(
            "huobi-api-secret",
            "HUOBI_SECRET_KEY="
                + dice.hex(8)
                + "-"
                + dice.hex(8)
                + "-"
                + dice.hex(8)
                + "-"
                + dice.hex(5)));
  }

  private static String base64(Dice dice, int size) {
    return Base64.getEncoder().encodeToString(dice.bytes(size));
  }

  private static Kind env(String venue, String key, String secret) {
    String name = venue.toUpperCase(Locale.ROOT);
    return Kind.of(
        venue + "-api-secret", name + "_API_KEY=" + key + "\n" + name + "_API_SECRET=" + secret);
  }

  private static Kind json(String venue, String key, String secret) {
    return Kind.of(
        venue + "-api-secret",
        "{\"exchange\": \""
            + venue
            + "\", \"apiKey\": \""
            + key
            + "\", \"secret\": \""
            + secret
            + "\"}");
  }
}
