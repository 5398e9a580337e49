package io.holdfast.auth.cert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.auth.outside.Connections;
import io.holdfast.auth.outside.HttpAddress;
import io.holdfast.auth.outside.Outside;
import io.holdfast.auth.outside.UnreachableException;
import io.holdfast.auth.x509.Certificates;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The OCSP responders of certificates' issuers (RFC 6960); for effects alone. */
final class OcspResponders {
  private static final int LARGEST = 256 << 10;
  private static final long MOST_MOUNTS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Connections connections;
  private final Cache<String, OcspCache> caches =
      Caffeine.newBuilder().maximumSize(MOST_MOUNTS).build();

  OcspResponders(Connections connections) {
    this.connections = connections;
  }

  /**
   * What one login has: the answers that its mount knows, and an end of its patience, however many
   * responders do not answer.
   *
   * @param end by {@link System#nanoTime}
   */
  record Inquiry(OcspCache cache, long end) {
    boolean isOver() {
      return System.nanoTime() - end >= 0;
    }
  }

  /** Begins to ask in behalf of a login. */
  Inquiry begin(String mount, long cacheSize) {
    return new Inquiry(cache(mount, cacheSize), System.nanoTime() + PATIENCE.toNanos());
  }

  /** The cache of a mount; a new one where its size was changed. */
  private OcspCache cache(String mount, long size) {
    OcspCache cache = caches.get(mount, fresh -> new OcspCache(size));
    if (cache.hasSize(size)) {
      return cache;
    }
    OcspCache other = new OcspCache(size);
    caches.put(mount, other);
    return other;
  }

  /** What is to be thought of a client's certificate, with the role's rules for doubt applied. */
  OcspJudgement judge(
      Role role, Chain chain, List<X509Certificate> presented, Inquiry inquiry, Instant now) {
    if (!role.ocsp().enabled() || isItsOwnIssuer(chain)) {
      return OcspJudgement.GOOD;
    }
    OcspJudgement judgement = ask(role, chain, presented, inquiry, now);
    return judgement instanceof OcspJudgement.Unknown && role.ocsp().failOpen()
        ? OcspJudgement.GOOD
        : judgement;
  }

  private static boolean isItsOwnIssuer(Chain chain) {
    X509Certificate client = chain.certificates().getFirst();
    return chain.certificates().size() == 1 && isSignedBy(client, client);
  }

  private OcspJudgement ask(
      Role role, Chain chain, List<X509Certificate> presented, Inquiry inquiry, Instant now) {
    X509Certificate client = chain.certificates().getFirst();
    List<X509Certificate> more = Certificates.ofPem(role.ocsp().authorities());
    Optional<X509Certificate> issuer = issuer(client, chain, presented, more);
    if (issuer.isEmpty()) {
      return new OcspJudgement.Unknown(
          "the issuer's certificate is not known; give it in ocsp_ca_certificates");
    }
    List<String> servers =
        role.ocsp().servers().isEmpty() ? OcspExchange.servers(client) : role.ocsp().servers();
    if (servers.isEmpty()) {
      return new OcspJudgement.Unknown("the certificate names no responder");
    }
    OcspExchange exchange = new OcspExchange(client, issuer.get(), more, role.ocsp(), now);
    List<OcspJudgement> judgements = new ArrayList<>();
    for (String server : servers) {
      OcspJudgement judgement = ask(server, exchange, inquiry);
      if (judgement instanceof OcspJudgement.Revoked) {
        return judgement;
      }
      if (judgement instanceof OcspJudgement.Good && !role.ocsp().queryAll()) {
        return judgement;
      }
      judgements.add(judgement);
    }
    return judgements.stream()
        .filter(OcspJudgement.Unknown.class::isInstance)
        .findFirst()
        .orElse(OcspJudgement.GOOD);
  }

  /** A pinned certificate has no chain: its issuer may be found elsewhere. */
  private static Optional<X509Certificate> issuer(
      X509Certificate client,
      Chain chain,
      List<X509Certificate> presented,
      List<X509Certificate> more) {
    if (chain.certificates().size() > 1) {
      return Optional.of(chain.certificates().get(1));
    }
    return Stream.concat(more.stream(), presented.stream())
        .filter(each -> each.getSubjectX500Principal().equals(client.getIssuerX500Principal()))
        .filter(each -> isSignedBy(client, each))
        .findFirst();
  }

  private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private OcspJudgement ask(String server, OcspExchange exchange, Inquiry inquiry) {
    OcspCache.Question question = exchange.question(server);
    Optional<OcspCache.Answer> known = inquiry.cache.find(question, exchange.now());
    if (known.isPresent() && exchange.isRecent(known.get().thisUpdate())) {
      return known.get().judgement();
    }
    String why = "no responder answered in time";
    for (int i = 0; i < exchange.rules().attempts() && !inquiry.isOver(); i++) {
      try {
        OcspCache.Answer answer = exchange.read(send(server, exchange.request()));
        inquiry.cache.put(question, answer);
        return answer.judgement();
      } catch (OcspExchange.DoubtException doubt) {
        return new OcspJudgement.Unknown(String.valueOf(doubt.getMessage()));
      } catch (UnreachableException | IllegalArgumentException e) {
        why = String.valueOf(e.getMessage());
      }
    }
    return new OcspJudgement.Unknown(why);
  }

  private byte[] send(String server, byte[] request) {
    Outside.Answer answer =
        connections
            .trusting("")
            .post(
                HttpAddress.parse(server),
                Map.of(
                    "Content-Type",
                    "application/ocsp-request",
                    "Accept",
                    "application/ocsp-response"),
                request,
                LARGEST);
    if (answer.status() != 200) {
      throw new UnreachableException("the responder answered " + answer.status());
    }
    return answer.body();
  }
}
