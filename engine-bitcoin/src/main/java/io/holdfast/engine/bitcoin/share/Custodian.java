package io.holdfast.engine.bitcoin.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who keeps shares.
 *
 * @param holder who it is, for people
 * @param entity the id of the identity entity, or empty
 * @param location where shares of theirs lie, for people; empty for unknown
 * @param ageRecipient {@code age1...}; absent where there is a certificate
 * @param certificate in PEM; absent where there is a recipient
 */
record Custodian(
    String holder,
    String entity,
    String location,
    @Nullable String ageRecipient,
    @Nullable String certificate,
    Instant createdTime) {

  static Optional<Custodian> find(StorageView storage, String name) {
    return storage.get(Named.CUSTODIANS.storageKey(name), Custodian.class);
  }

  /** The key to encrypt to. */
  ShareRecipient recipient() {
    return certificate == null
        ? ShareRecipient.ofAge(String.valueOf(ageRecipient))
        : ShareRecipient.ofCertificate(certificate);
  }

  ObjectNode view() {
    ObjectNode view =
        Json.object().put("holder", holder).put("entity_id", entity).put("location", location);
    recipient().describe(view);
    return view.put("created_time", createdTime.toString());
  }
}
