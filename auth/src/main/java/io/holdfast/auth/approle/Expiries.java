package io.holdfast.auth.approle;

import io.holdfast.api.StorageView;
import java.time.Instant;
import java.util.List;

/** The order in which secret ids expire, by which those that did are found without a search. */
record Expiries(StorageView storage) {
  private static final String ORDER = "expiry/";
  private static final int DIGITS = 12;

  /** Where a secret id lies: its role's name, its own HMAC and its accessor's. */
  record Entry(String role, String hmac, String accessor) {}

  void add(Instant expires, Entry entry) {
    storage.put(key(expires, entry), new byte[0]);
  }

  void remove(Instant expires, Entry entry) {
    storage.delete(key(expires, entry));
  }

  /**
   * Removes secret ids that expired, the oldest first.
   *
   * @param limit how many at most
   * @return whether there may be more
   */
  boolean sweep(Instant now, int limit) {
    List<String> first = storage.keys(ORDER, "", limit);
    for (String key : first) {
      String[] parts = key.split("/", -1);
      if (Long.parseLong(parts[0]) >= now.getEpochSecond()) {
        return false;
      }
      storage.delete(SecretIds.SECRETS + parts[1] + "/" + parts[2]);
      storage.delete(SecretIds.ACCESSORS + parts[1] + "/" + parts[3]);
      storage.delete(ORDER + key);
    }
    return first.size() == limit;
  }

  private static String key(Instant expires, Entry entry) {
    String second = Long.toString(expires.getEpochSecond());
    return ORDER
        + "0".repeat(DIGITS - second.length())
        + second
        + "/"
        + entry.role()
        + "/"
        + entry.hmac()
        + "/"
        + entry.accessor();
  }
}
