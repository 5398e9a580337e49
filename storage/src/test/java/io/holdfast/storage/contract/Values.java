package io.holdfast.storage.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.storage.ReadTx;
import io.holdfast.storage.WriteTx;
import org.jspecify.annotations.Nullable;

/** Values as text and as numbers, which say more in a test than arrays. */
public final class Values {

  private Values() {}

  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  public static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }

  public static @Nullable String get(ReadTx tx, String key) {
    return text(tx.get(key));
  }

  /** The number at {@code key}; 0 where there is none. */
  public static int number(ReadTx tx, String key) {
    byte[] value = tx.get(key);
    return value == null ? 0 : Integer.parseInt(new String(value, UTF_8));
  }

  public static void put(WriteTx tx, String key, Object value) {
    tx.put(key, bytes(value.toString()));
  }
}
