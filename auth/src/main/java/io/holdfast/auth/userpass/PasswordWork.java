package io.holdfast.auth.userpass;

import io.holdfast.crypto.kdf.Bcrypt;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * bcrypt, by design some 50 ms of a core: never more at once than leave a core for other requests,
 * where there is more than one.
 */
final class PasswordWork {
  /** The hash of no password that anyone knows, for users that do not exist. */
  static final String NOBODY = "$2a$10$OcomBspMK6l2x5pEU6PIS.96NhvDXPXpTyrfuht.7.abSU3qSwcli";

  private static final Semaphore CORES =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

  private PasswordWork() {}

  static String hash(String password) {
    return inTurn(() -> Bcrypt.hash(password));
  }

  static boolean verify(String password, String hash) {
    return inTurn(() -> Bcrypt.verify(password, hash));
  }

  private static <T> T inTurn(Supplier<T> work) {
    CORES.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      CORES.release();
    }
  }
}
