package io.holdfast.scan.detect.assign;

import static io.holdfast.scan.text.CharClass.ALNUM;
import static io.holdfast.scan.text.CharClass.HEX;
import static io.holdfast.scan.text.CharClass.LOWER_HEX;
import static io.holdfast.scan.text.CharClass.PADDED_BASE64;
import static io.holdfast.scan.text.CharClass.UPPER_ALNUM;
import static io.holdfast.scan.text.CharClass.URL_BASE64;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Registry;
import io.holdfast.scan.rule.Rule;
import io.holdfast.scan.text.CharClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** API keys of venues: the key, its secret, and the passphrase where there is one. */
final class ExchangeKeys {
  private static final List<String> SECRET =
      List.of("secret", "private", "sign", "api_key_secret", "privkey");
  private static final List<String> KEY =
      List.of("key", "access", "client_id", "clientid", "api_token", "token");
  private static final List<String> PASSPHRASE = List.of("passphrase", "passw");

  private final Registry registry;
  private final List<ServiceKey> keys = new ArrayList<>();

  private ExchangeKeys(Registry registry) {
    this.registry = registry;
  }

  static List<ServiceKey> all(Registry registry) {
    ExchangeKeys all = new ExchangeKeys(registry);
    all.fill();
    return all.keys;
  }

  private void fill() {
    venue("binance", "Binance", Form.of(ALNUM, 64), Form.of(ALNUM, 64));
    venue(
        "coinbase",
        "Coinbase",
        Form.of(ALNUM, 16).or(Form.of(LOWER_HEX, 32)).or(Form.uuid()),
        Form.of(ALNUM, 32).or(Form.base64Of(64)));
    venue("kraken", "Kraken", Form.of(PADDED_BASE64, 56), Form.base64Of(64));
    venue(List.of("okx", "okex"), "okx", "OKX", Form.uuid(), Form.of(UPPER_ALNUM, 32));
    venue("kucoin", "KuCoin", Form.of(LOWER_HEX, 24), Form.uuid());
    venue("bybit", "Bybit", Form.of(ALNUM, 18).or(Form.of(ALNUM, 20)), Form.of(ALNUM, 36));
    venue("bitfinex", "Bitfinex", Form.of(ALNUM, 43, 48), Form.of(ALNUM, 43, 48));
    venue("bitstamp", "Bitstamp", Form.of(ALNUM, 32), Form.of(ALNUM, 32));
    venue(
        "gemini",
        "Gemini",
        Form.behind("account-", ALNUM, 20, 20).or(Form.behind("master-", ALNUM, 20, 20)),
        Form.of(ALNUM, 26, 28));
    venue("deribit", "Deribit", Form.of(URL_BASE64, 8), Form.of(URL_BASE64, 43, 44));
    venue("bitmex", "BitMEX", Form.of(URL_BASE64, 24), Form.of(URL_BASE64, 48));
    venue(
        "bitpanda",
        "Bitpanda",
        Form.of(ALNUM, 64, 160).or(Form.of(PADDED_BASE64, 64, 160)),
        Form.of(ALNUM, 64, 160));
    venue(
        "lightspark",
        "Lightspark",
        Form.of(LOWER_HEX, 32).or(Form.uuid()).or(Form.of(URL_BASE64, 32, 48)),
        Form.of(URL_BASE64, 32, 64));
    venue(
        List.of("huobi", "htx"),
        "huobi",
        "HTX (Huobi)",
        ExchangeKeys::isHuobi,
        ExchangeKeys::isHuobi);
    venue(
        List.of("gate.io", "gateio", "gate_io"),
        "gateio",
        "Gate.io",
        Form.of(LOWER_HEX, 32),
        Form.of(LOWER_HEX, 64));
    venue("mexc", "MEXC", Form.behind("mx0", ALNUM, 15, 20), Form.of(LOWER_HEX, 32));
    venue("bitget", "Bitget", Form.behind("bg_", HEX, 32, 32), Form.of(LOWER_HEX, 64));
    venue("bitvavo", "Bitvavo", Form.of(LOWER_HEX, 64), Form.of(LOWER_HEX, 128));
    venue(
        List.of("crypto.com", "cryptocom", "crypto_com"),
        "cryptocom",
        "Crypto.com",
        Form.of(ALNUM, 20, 24),
        Form.behind("cxakp_", ALNUM, 22, 22).or(Form.of(ALNUM, 20, 28)));
    venue(
        "poloniex",
        "Poloniex",
        Form.of(UPPER_ALNUM, 32, 40).or(new DashedKey()),
        Form.of(LOWER_HEX, 128));
    venue(
        "bitgo",
        "BitGo",
        Form.behind("v2x", LOWER_HEX, 64, 64),
        Form.behind("v2x", LOWER_HEX, 64, 64));
    venue("phemex", "Phemex", Form.uuid(), Form.of(URL_BASE64, 60, 120));
    venue("upbit", "Upbit", Form.of(ALNUM, 40), Form.of(ALNUM, 40));
  }

  /** Four groups of four and more letters and digits, as old venues have. */
  private static final class DashedKey implements Predicate<byte[]> {
    @Override
    public boolean test(byte[] value) {
      return value.length == 35 && value[8] == '-' && value[17] == '-' && value[26] == '-';
    }
  }

  private static boolean isHuobi(byte[] value) {
    int dashes = 0;
    for (byte b : value) {
      dashes += b == '-' ? 1 : 0;
    }
    return value.length >= 30
        && value.length <= 36
        && dashes == 3
        && new CharClass("0-9a-zA-Z-").isAll(value);
  }

  private void venue(String id, String name, Predicate<byte[]> key, Predicate<byte[]> secret) {
    venue(List.of(id), id, name, key, secret);
  }

  private void venue(
      List<String> names, String id, String name, Predicate<byte[]> key, Predicate<byte[]> secret) {
    Rule secretRule = rule(id + "-api-secret", "API secret of " + name);
    Rule keyRule = rule(id + "-api-key", "API key of " + name);
    keys.add(new ServiceKey(secretRule, names, SECRET, secret, true));
    keys.add(new ServiceKey(keyRule, names, KEY, key, true));
    if (List.of("okx", "kucoin", "coinbase", "bitget").contains(id)) {
      Rule passphrase = rule(id + "-api-passphrase", "Passphrase of an API key of " + name);
      keys.add(
          new ServiceKey(
              passphrase,
              names,
              PASSPHRASE,
              value -> value.length >= 8 && value.length <= 40 && !has(value, ' '),
              true));
    }
  }

  private static boolean has(byte[] value, char c) {
    for (byte b : value) {
      if (b == c) {
        return true;
      }
    }
    return false;
  }

  private Rule rule(String id, String description) {
    return registry.rule(id, description, Evidence.CONTEXT);
  }
}
