package io.holdfast.auth.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.api.Refusal;
import io.holdfast.auth.jose.JoseException;
import io.holdfast.auth.jose.Jws;
import io.holdfast.auth.jose.KeySet;
import io.holdfast.auth.jose.SigningAlgorithm;
import io.holdfast.auth.outside.Connections;
import io.holdfast.auth.outside.HttpAddress;
import io.holdfast.auth.outside.Outside;
import io.holdfast.auth.outside.UnreachableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The issuers that mounts trust, with what they publish; for effects alone. What is kept is bounded
 * in number, and its age is counted by the requests' time.
 */
final class Issuers {
  private static final long MOST = 500;
  private static final int LARGEST = 1 << 20;

  private final Connections connections;
  private final Cache<KeySource.Place, Remote<KeySet>> sets =
      Caffeine.newBuilder().maximumSize(MOST).build();
  private final Cache<KeySource.Place, Remote<Provider>> providers =
      Caffeine.newBuilder().maximumSize(MOST).build();

  Issuers(Connections connections) {
    this.connections = connections;
  }

  /** The connections to an issuer. */
  Outside outside(KeySource.Discovery source) {
    return connections.trusting(source.issuer().caPem());
  }

  /**
   * What an issuer's discovery document says.
   *
   * @throws UnreachableException when it cannot be had
   */
  Provider provider(KeySource.Discovery source, Instant now) {
    return providers.get(source.issuer(), place -> new Remote<>(() -> discover(place))).get(now);
  }

  /** What is wrong with a configuration's addresses, if anything; names the field. */
  Optional<String> problem(JwtConfig config, Instant now) {
    String field =
        switch (config.keys()) {
          case KeySource.Given given -> "jwt_validation_pubkeys";
          case KeySource.Sets sets -> "jwks_url";
          case KeySource.Discovery discovery -> "oidc_discovery_url";
        };
    try {
      for (Remote<KeySet> set : remotes(config, now)) {
        // An issuer that signed nothing yet may have no key; it is asked again at each unknown one.
        var _ = set.get(now);
      }
      return Optional.empty();
    } catch (UnreachableException e) {
      return Optional.of("error checking " + field + ": " + e.getMessage());
    }
  }

  /**
   * Verifies a token's signature.
   *
   * @return the issuer that its claim {@code iss} must name; empty where it may be any
   * @throws Refusal.InvalidRequest when nobody whom the mount trusts signed it
   * @throws Refusal.UpstreamFailed when the keys cannot be had
   */
  Optional<String> verify(JwtConfig config, Jws token, Instant now) {
    requireAlgorithm(config, token);
    try {
      if (!isSigned(config, token, now)) {
        throw new Refusal.InvalidRequest(
            "error validating token: no known key successfully validated the token signature");
      }
      return issuer(config, now);
    } catch (JoseException e) {
      throw new Refusal.InvalidRequest("error validating token: " + e.getMessage());
    } catch (UnreachableException e) {
      throw new Refusal.UpstreamFailed("the keys cannot be fetched: " + e.getMessage());
    }
  }

  /**
   * Checks that the mount takes tokens of this algorithm; before any key is fetched.
   *
   * @throws Refusal.InvalidRequest when it does not
   */
  static void requireAlgorithm(JwtConfig config, Jws token) {
    SigningAlgorithm algorithm = token.algorithm();
    if (!config.supportedAlgs().isEmpty()
        && !config.supportedAlgs().contains(algorithm.wireName())) {
      throw new Refusal.InvalidRequest(
          "error validating token: it is signed by "
              + algorithm.wireName()
              + ", which jwt_supported_algs does not name");
    }
  }

  private boolean isSigned(JwtConfig config, Jws token, Instant now) {
    if (config.keys() instanceof KeySource.Given(List<String> pems)) {
      return KeySet.ofPem(pems).verifies(token);
    }
    List<UnreachableException> failures = new ArrayList<>();
    List<Remote<KeySet>> remotes = remotes(config, now);
    for (Remote<KeySet> remote : remotes) {
      try {
        if (isSigned(remote, token, now)) {
          return true;
        }
      } catch (UnreachableException e) {
        // Another set may hold the key.
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return false;
  }

  private static boolean isSigned(Remote<KeySet> remote, Jws token, Instant now) {
    KeySet keys = remote.get(now);
    if (keys.verifies(token)) {
      return true;
    }
    // The issuer may have changed its keys meanwhile.
    KeySet after = remote.after(keys, now);
    return after != keys && after.verifies(token);
  }

  /** As OpenID Connect demands, who publishes the keys is who issued the token. */
  private Optional<String> issuer(JwtConfig config, Instant now) {
    if (!config.boundIssuer().isEmpty()) {
      return Optional.of(config.boundIssuer());
    }
    return config.keys() instanceof KeySource.Discovery source
        ? Optional.of(provider(source, now).issuer())
        : Optional.empty();
  }

  private List<Remote<KeySet>> remotes(JwtConfig config, Instant now) {
    return switch (config.keys()) {
      case KeySource.Given given -> List.of();
      case KeySource.Sets(List<KeySource.Place> places, boolean single) ->
          places.stream().map(this::set).toList();
      case KeySource.Discovery source ->
          List.of(
              set(
                  new KeySource.Place(
                      provider(source, now).keys().toString(), source.issuer().caPem())));
    };
  }

  private Remote<KeySet> set(KeySource.Place place) {
    return sets.get(place, at -> new Remote<>(() -> fetch(at)));
  }

  private KeySet fetch(KeySource.Place place) {
    try {
      return KeySet.ofJwks(read(HttpAddress.parse(place.url()), place.caPem()));
    } catch (JoseException e) {
      throw new UnreachableException(e.why());
    }
  }

  private Provider discover(KeySource.Place place) {
    HttpAddress document =
        HttpAddress.parse(place.url()).below("/.well-known/openid-configuration");
    return Provider.read(read(document, place.caPem()), place.url());
  }

  private byte[] read(HttpAddress address, String caPem) {
    Outside.Answer answer =
        connections.trusting(caPem).get(address, Map.of("Accept", "application/json"), LARGEST);
    if (answer.status() != 200) {
      throw new UnreachableException(
          address
              + " answered "
              + answer.status()
              + (isRedirect(answer) ? ", which is not followed" : ""));
    }
    return answer.body();
  }

  private static boolean isRedirect(Outside.Answer answer) {
    return answer.status() / 100 == 3;
  }
}
