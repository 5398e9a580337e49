package io.holdfast.engine.bitcoin.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.StorageView;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.mac.HmacSha256;
import java.util.HexFormat;

/** The names that things have in storage keys: HMACs, cut to 16 bytes, in hexadecimal. */
final class LedgerNames {
  private static final String SALT = "ledger-salt";
  private static final int SALT_SIZE = 32;
  private static final int SIZE = 16;

  private final byte[] salt;

  private LedgerNames(byte[] salt) {
    this.salt = salt;
  }

  /** The names under the mount's salt, which is made when there is none yet. */
  static LedgerNames of(StorageView mount) {
    return new LedgerNames(
        mount
            .get(SALT)
            .orElseGet(() -> {
              byte[] fresh = SecretBytes.random(SALT_SIZE).use(byte[]::clone);
              mount.put(SALT, fresh);
              return fresh;
            }));
  }

  /**
   * @param kind of what, so that no two things have one name
   */
  String name(String kind, String of) {
    byte[] mac = HmacSha256.mac(salt, (kind + "|" + of).getBytes(UTF_8));
    return HexFormat.of().formatHex(mac, 0, SIZE);
  }
}
