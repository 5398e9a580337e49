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
  static final int KEYS = 5_000;

  /** 64 bytes in base64. */
  private static final String PLAINTEXT = "{\"plaintext\":\"" + "QUFB".repeat(21) + "QQ==\"}";

  /** 32 bytes in base64. */
  private static final String INPUT = "{\"input\":\"" + "QUFB".repeat(10) + "QUE=\"}";

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
