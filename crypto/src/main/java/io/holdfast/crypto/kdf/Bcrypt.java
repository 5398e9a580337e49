package io.holdfast.crypto.kdf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** bcrypt password hashes in the modular crypt format, {@code $2a$10$...}, as Vault stores them. */
public final class Bcrypt {
  /** Vault's: some 50 ms of one core. */
  public static final int DEFAULT_COST = 10;

  private static final String VERSION = "2a";
  private static final int SALT_SIZE = 16;
  private static final int LONGEST_PASSWORD = 72;
  private static final Pattern HASH =
      Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

  private Bcrypt() {}

  /** The hash of a password at the default cost. */
  public static String hash(String password) {
    return hash(password, DEFAULT_COST);
  }

  /**
   * The hash of a password of at most 72 bytes in UTF-8; bcrypt would ignore what follows.
   *
   * @param cost 4 to 31; each step doubles the work
   */
  public static String hash(String password, int cost) {
    if (cost < 4 || cost > 31) {
      throw new CryptoException("bcrypt cost must be between 4 and 31, not " + cost);
    }
    byte[] bytes = password.getBytes(UTF_8);
    try {
      if (bytes.length > LONGEST_PASSWORD) {
        throw new CryptoException(
            "password is longer than the %d bytes that bcrypt hashes".formatted(LONGEST_PASSWORD));
      }
      return OpenBSDBCrypt.generate(VERSION, bytes, Randomness.bytes(SALT_SIZE), cost);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Whether this is a bcrypt hash that {@link #verify} understands. */
  public static boolean isHash(String candidate) {
    return HASH.matcher(candidate).matches();
  }

  /** Whether the password has this hash; its first 72 bytes count. */
  public static boolean verify(String password, String hash) {
    if (!isHash(hash)) {
      throw new CryptoException("not a bcrypt hash: expected $2a$, $2b$ or $2y$");
    }
    byte[] bytes = password.getBytes(UTF_8);
    try {
      return OpenBSDBCrypt.checkPassword(hash, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
