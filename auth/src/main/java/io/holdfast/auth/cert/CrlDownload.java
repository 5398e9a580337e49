package io.holdfast.auth.cert;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.auth.outside.Connections;
import io.holdfast.auth.outside.HttpAddress;
import io.holdfast.auth.outside.Outside;
import io.holdfast.auth.outside.UnreachableException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fetches revocation lists, outside any transaction: when one is configured, and again and again by
 * the mount's schedule. What cannot be fetched is tried again; until then the list of before
 * counts.
 */
record CrlDownload(Connections connections) {
  private static final int LARGEST = 32 << 20;
  private static final Duration SOONEST = Duration.ofMinutes(1);
  private static final Duration LATEST = Duration.ofHours(6);

  /** Fetches a list for the first time. */
  Outcome first(HttpAddress address, String name) {
    Effect fetch =
        () -> {
          CrlText text = fetch(address);
          return later -> store(later, name, address, text);
        };
    return fetch;
  }

  /** Fetches a list whose time has come. */
  Outcome again(Call call, String name) {
    Optional<Crl> crl = Crl.find(call, name).filter(found -> !found.url().isEmpty());
    if (crl.isEmpty()) {
      return Response.empty();
    }
    String url = crl.get().url();
    HttpAddress address = HttpAddress.parse(url);
    Effect fetch =
        () -> {
          CrlText text = fetch(address);
          return later ->
              Crl.find(later, name).filter(now -> now.url().equals(url)).isPresent()
                  ? store(later, name, address, text)
                  : Response.empty();
        };
    return fetch;
  }

  private CrlText fetch(HttpAddress address) {
    Outside.Answer answer;
    try {
      answer = connections.trusting("").get(address, Map.of(), LARGEST);
    } catch (UnreachableException e) {
      throw new Refusal.UpstreamFailed("the CRL cannot be fetched: " + e.getMessage());
    }
    if (answer.status() != 200) {
      throw new Refusal.UpstreamFailed("the CRL cannot be fetched: status " + answer.status());
    }
    return CrlText.read(answer.body());
  }

  private static Response store(Call call, String name, HttpAddress address, CrlText text) {
    if (!address.isSecure() && !text.isSignedBy(known(call))) {
      throw new Refusal.InvalidRequest(
          "the CRL came over http and is not signed by a configured certificate: give its issuer's"
              + " certificate to a role first, or an https url");
    }
    Instant next = text.nextUpdate().orElse(null);
    Crl.put(call, name, address.toString(), next, text.serials());
    call.services().schedule().at(name, call.now().plus(pause(next, call.now())));
    return Response.empty();
  }

  /** Half of the time that is left, so that one failure leaves time for another attempt. */
  private static Duration pause(@org.jspecify.annotations.Nullable Instant next, Instant now) {
    Duration half = next == null ? LATEST : Duration.between(now, next).dividedBy(2);
    return half.compareTo(SOONEST) < 0 ? SOONEST : half.compareTo(LATEST) > 0 ? LATEST : half;
  }

  /** All certificates that the mount's roles hold. */
  private static List<X509Certificate> known(Call call) {
    return call.storage().list(Role.ROLES).stream()
        .flatMap(role -> Role.find(call, role).stream())
        .flatMap(role -> Stream.concat(role.certificates().stream(), ocsp(role)))
        .toList();
  }

  private static Stream<X509Certificate> ocsp(Role role) {
    return io.holdfast.auth.x509.Certificates.ofPem(role.ocsp().authorities()).stream();
  }
}
