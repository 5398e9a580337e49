package io.holdfast.bench;

import java.util.Locale;
import java.util.Random;

/** What one client does again and again. Keys and values are fresh with every write. */
enum Workload {
  KV_READ {
    @Override
    byte[] next(Target target, Random random) {
      return LoadClient.request(
          "GET", KV + "/data/app/k" + random.nextInt(target.keys()), target.token(random), "");
    }
  },
  KV_WRITE {
    @Override
    byte[] next(Target target, Random random) {
      return write(target.token(random), random.nextInt(target.keys()), random.nextLong());
    }
  },
  TRANSIT_ENCRYPT {
    @Override
    byte[] next(Target target, Random random) {
      return LoadClient.request("POST", TRANSIT + "/encrypt/aes", target.token(random), PLAINTEXT);
    }
  },
  TRANSIT_SIGN_ED25519 {
    @Override
    byte[] next(Target target, Random random) {
      return LoadClient.request("POST", TRANSIT + "/sign/ed", target.token(random), INPUT);
    }
  },
  TRANSIT_SIGN_P256 {
    @Override
    byte[] next(Target target, Random random) {
      return LoadClient.request("POST", TRANSIT + "/sign/ec", target.token(random), INPUT);
    }
  },
  LOOKUP_SELF {
    @Override
    byte[] next(Target target, Random random) {
      return LoadClient.request("GET", "auth/token/lookup-self", target.token(random), "");
    }
  },
  /** An order at Binance's API: HMAC-SHA-256. */
  EXCHANGE_SIGN {
    @Override
    byte[] next(Target target, Random random) {
      return LoadClient.request("POST", EXCHANGE + "/sign/binance", target.token(random), ORDER);
    }
  },
  /** An order at Kraken's API: SHA-256 within HMAC-SHA-512, with a nonce that only goes up. */
  EXCHANGE_SIGN_NONCE {
    @Override
    byte[] next(Target target, Random random) {
      return LoadClient.request(
          "POST", EXCHANGE + "/sign/kraken", target.token(random), ORDER_WITH_NONCE);
    }
  },
  TRANSIT_HMAC {
    @Override
    byte[] next(Target target, Random random) {
      return LoadClient.request("POST", TRANSIT + "/hmac/aes", target.token(random), INPUT);
    }
  },
  /** Children of the load's own token; not in the default list, since they stay. */
  TOKEN_CREATE {
    @Override
    byte[] next(Target target, Random random) {
      return LoadClient.request(
          "POST",
          "auth/token/create",
          target.token(random),
          "{\"policies\":[\"default\"],\"ttl\":\"1h\"}");
    }
  };

  static final String KV = "bench-kv";
  static final String TRANSIT = "bench-transit";
  static final String EXCHANGE = "bench-exchange";
  static final int KEYS = 5_000;

  /** 64 bytes in base64. */
  private static final String PLAINTEXT = "{\"plaintext\":\"" + "QUFB".repeat(21) + "QQ==\"}";

  /** 32 bytes in base64. */
  private static final String INPUT = "{\"input\":\"" + "QUFB".repeat(10) + "QUE=\"}";

  private static final String ORDER =
      "{\"method\":\"POST\",\"path\":\"/api/v3/order\",\"body\":\"symbol=BTCUSDT&side=BUY&type=LIMIT"
          + "&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000\"}";

  private static final String ORDER_WITH_NONCE =
      "{\"method\":\"POST\",\"path\":\"/0/private/AddOrder\",\"body\":\"pair=XBTUSD&type=buy"
          + "&ordertype=limit&price=37500&volume=1.25\"}";

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  abstract byte[] next(Target target, Random random);

  /** The write of one secret. */
  static byte[] write(String token, int key, long value) {
    return LoadClient.request(
        "POST",
        KV + "/data/app/k" + key,
        token,
        "{\"data\":{\"username\":\"svc-"
            + key
            + "\",\"password\":\"p4ssW0rd-0123456789-abcdefghijklmnop-"
            + Long.toHexString(value)
            + "\"}}");
  }
}
