package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an account asked a certificate for.
 *
 * @param authorizations the ids of the proofs that are needed, one for each name
 * @param serial of the certificate; empty before it is issued
 */
record Order(
    String id,
    String account,
    List<Identifier> identifiers,
    List<String> authorizations,
    Instant created,
    Instant expires,
    String serial) {
  static final String PENDING = "pending";
  static final String READY = "ready";
  static final String VALID = "valid";
  static final String INVALID = "invalid";

  private static final String PREFIX = "acme/order/";

  static Optional<Order> find(Call call, String account, String id) {
    return id.isEmpty() || id.contains("/")
        ? Optional.empty()
        : call.storage().get(PREFIX + account + "/" + id, Order.class);
  }

  static Order require(Call call, String account, String id) {
    return find(call, account, id).orElseThrow(() -> AcmeException.absent("order"));
  }

  static List<String> ids(StorageView storage, String account) {
    return storage.list(PREFIX + account + "/");
  }

  void store(Call call) {
    call.storage().put(PREFIX + account + "/" + id, this);
  }

  /** With the proofs that it needs. */
  void delete(Call call) {
    authorizations.forEach(each -> Authorization.delete(call, account, each));
    call.storage().delete(PREFIX + account + "/" + id);
  }

  Order issued(String otherSerial) {
    return new Order(id, account, identifiers, authorizations, created, expires, otherSerial);
  }

  boolean isIssued() {
    return !serial.isEmpty();
  }

  /** It follows from the proofs, which are looked at anew. */
  String status(Call call) {
    if (isIssued()) {
      return VALID;
    }
    if (!call.now().isBefore(expires)) {
      return INVALID;
    }
    List<String> proofs =
        authorizations.stream()
            .map(each ->
                Authorization.find(call, account, each)
                    .map(found -> found.status(call.now()))
                    .orElse(INVALID))
            .toList();
    if (proofs.stream().allMatch(Authorization.VALID::equals)) {
      return READY;
    }
    return proofs.stream()
            .allMatch(
                each -> each.equals(Authorization.VALID) || each.equals(Authorization.PENDING))
        ? PENDING
        : INVALID;
  }

  ObjectNode asJson(Call call, Directory directory) {
    ObjectNode out = Json.object();
    String status = status(call);
    out.put("status", status);
    out.put("expires", expires.toString());
    ArrayNode names = out.putArray("identifiers");
    identifiers.forEach(each -> names.add(each.asJson()));
    ArrayNode proofs = out.putArray("authorizations");
    authorizations.forEach(each -> proofs.add(directory.url("authorization/" + each)));
    out.put("finalize", url(directory) + "/finalize");
    if (isIssued()) {
      out.put("certificate", url(directory) + "/cert");
    }
    if (status.equals(INVALID)) {
      out.set(
          "error",
          Problem.of(
                  Problem.Kind.UNAUTHORIZED,
                  "not all names were proven in time: see the authorizations, and order anew")
              .asJson());
    }
    return out;
  }

  String url(Directory directory) {
    return directory.url("order/" + id);
  }
}
