package io.holdfast.engine.pki.store;

import io.holdfast.api.Call;
import io.holdfast.api.StorageView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Revoked certificates by serial number; those of each set of CRLs, so that one is built from one
 * range; and an index by when they end.
 */
public final class RevocationStore {
  private static final String REVOKED = "revoked/";
  private static final String OF_SET = "revoked-of/";
  private static final String BY_END = "revoked-by-end/";

  private final StorageView storage;

  public RevocationStore(StorageView storage) {
    this.storage = storage;
  }

  public static RevocationStore of(Call call) {
    return new RevocationStore(call.storage());
  }

  /** What a CRL says of a certificate. */
  public record Line(Instant revokedAt, Instant ends) {}

  /** A line with its serial. */
  public record Listed(String serial, Line line) {}

  public void add(Revocation revocation) {
    storage.put(REVOKED + revocation.serial(), revocation);
    storage.put(
        OF_SET + revocation.crl() + "/" + revocation.serial(),
        new Line(revocation.revokedAt(), revocation.ends()));
    storage.put(Ends.key(BY_END, revocation.ends(), revocation.serial()), Map.of());
  }

  public Optional<Revocation> find(String serial) {
    return storage.get(REVOKED + serial, Revocation.class);
  }

  public List<String> serials(String after, int limit) {
    return storage.list(REVOKED, after, limit);
  }

  /** All revoked certificates of a set. */
  public List<Listed> of(String crl) {
    String prefix = OF_SET + crl + "/";
    List<Listed> out = new ArrayList<>();
    for (String serial : storage.keys(prefix, "", Integer.MAX_VALUE)) {
      storage.get(prefix + serial, Line.class).ifPresent(line -> out.add(new Listed(serial, line)));
    }
    return out;
  }

  /** Serials of revoked certificates that ended before a time, the earliest first. */
  public List<String> endedBefore(Instant time, int limit) {
    return storage.keys(BY_END, "", limit).stream()
        .takeWhile(key -> Ends.isBefore(key, time))
        .map(Ends::serial)
        .toList();
  }

  public void delete(Revocation revocation) {
    storage.delete(REVOKED + revocation.serial());
    storage.delete(OF_SET + revocation.crl() + "/" + revocation.serial());
    storage.delete(Ends.key(BY_END, revocation.ends(), revocation.serial()));
  }
}
