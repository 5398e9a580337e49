package io.holdfast.engine.pki.acme;

import io.holdfast.api.Call;
import java.util.Optional;

/**
 * Whose certificate one is, by its serial number.
 *
 * @param account its id
 * @param order its id
 */
record IssuedTo(String account, String order) {
  private static final String PREFIX = "acme/certificate/";

  static Optional<IssuedTo> find(Call call, String serial) {
    return call.storage().get(PREFIX + serial, IssuedTo.class);
  }

  void store(Call call, String serial) {
    call.storage().put(PREFIX + serial, this);
  }

  static void delete(Call call, String serial) {
    call.storage().delete(PREFIX + serial);
  }
}
