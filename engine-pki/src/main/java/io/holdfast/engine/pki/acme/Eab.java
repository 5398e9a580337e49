package io.holdfast.engine.pki.acme;

import io.holdfast.api.Call;
import io.holdfast.api.route.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key that somebody with a token handed out, by which an account may be made, once.
 *
 * @param directory in which, as its path below the mount
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Eab(String id, byte[] key, String directory, Instant created) {
  private static final String PREFIX = "acme/eab/";

  static Optional<Eab> find(Call call, String id) {
    return id.isEmpty() || id.contains("/")
        ? Optional.empty()
        : call.storage().get(PREFIX + id, Eab.class);
  }

  static List<Eab> page(Call call, Page page) {
    return page.of(call.storage(), PREFIX).stream().flatMap(id -> find(call, id).stream()).toList();
  }

  void store(Call call) {
    call.storage().put(PREFIX + id, this);
  }

  void delete(Call call) {
    call.storage().delete(PREFIX + id);
  }

  /** Leaves out the key. */
  @Override
  public String toString() {
    return "Eab[" + id + "]";
  }
}
