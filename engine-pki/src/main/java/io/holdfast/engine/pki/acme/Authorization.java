package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.crypto.Randomness;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An account's proof that it holds a name, for one order.
 *
 * @param deactivated by the client
 */
record Authorization(
    String id,
    String account,
    Identifier identifier,
    Instant expires,
    boolean deactivated,
    List<Challenge> challenges) {
  static final String PENDING = "pending";
  static final String VALID = "valid";
  static final String INVALID = "invalid";

  private static final String HTTP = "http-01";
  private static final String DNS = "dns-01";
  private static final String TLS_ALPN = "tls-alpn-01";
  private static final String PREFIX = "acme/authorization/";
  private static final int TOKEN_BYTES = 32;

  static Authorization fresh(String id, String account, Identifier identifier, Instant expires) {
    return new Authorization(
        id,
        account,
        identifier,
        expires,
        false,
        types(identifier).map(type -> Challenge.fresh(type, token())).toList());
  }

  /** A wildcard can be proven in DNS alone, an address not there at all. */
  private static Stream<String> types(Identifier identifier) {
    if (identifier.isWildcard()) {
      return Stream.of(DNS);
    }
    return identifier.isAddress() ? Stream.of(HTTP, TLS_ALPN) : Stream.of(HTTP, DNS, TLS_ALPN);
  }

  private static String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Randomness.bytes(TOKEN_BYTES));
  }

  static Optional<Authorization> find(Call call, String account, String id) {
    return id.isEmpty() || id.contains("/")
        ? Optional.empty()
        : call.storage().get(PREFIX + account + "/" + id, Authorization.class);
  }

  static Authorization require(Call call, String account, String id) {
    return find(call, account, id).orElseThrow(() -> AcmeException.absent("authorization"));
  }

  void store(Call call) {
    call.storage().put(PREFIX + account + "/" + id, this);
  }

  static void delete(Call call, String account, String id) {
    call.storage().delete(PREFIX + account + "/" + id);
  }

  Optional<Challenge> challenge(String type) {
    return challenges.stream().filter(each -> each.type().equals(type)).findFirst();
  }

  Authorization with(Challenge changed) {
    return new Authorization(
        id,
        account,
        identifier,
        expires,
        deactivated,
        challenges.stream()
            .map(each -> each.type().equals(changed.type()) ? changed : each)
            .toList());
  }

  Authorization deactivate() {
    return new Authorization(id, account, identifier, expires, true, challenges);
  }

  String status(Instant now) {
    if (deactivated) {
      return "deactivated";
    }
    if (!now.isBefore(expires)) {
      return "expired";
    }
    if (challenges.stream().anyMatch(each -> each.is(Challenge.VALID))) {
      return VALID;
    }
    return challenges.stream().anyMatch(each -> each.is(Challenge.INVALID)) ? INVALID : PENDING;
  }

  ObjectNode asJson(Directory directory, Instant now) {
    ObjectNode out = Json.object();
    out.set("identifier", identifier.asJson(identifier.proven()));
    out.put("status", status(now));
    out.put("expires", expires.toString());
    ArrayNode shown = out.putArray("challenges");
    challenges.forEach(each -> shown.add(each.asJson(url(directory, each))));
    if (identifier.isWildcard()) {
      out.put("wildcard", true);
    }
    return out;
  }

  String url(Directory directory) {
    return directory.url("authorization/" + id);
  }

  String url(Directory directory, Challenge challenge) {
    return directory.url("challenge/" + id + "/" + challenge.type());
  }
}
