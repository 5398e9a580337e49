package io.holdfast.auth.jose;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms a token may be signed by (RFC 7518, RFC 8037). There is none by which it would not
 * be signed, and none with a shared secret: a public key must never serve as one.
 */
@SuppressWarnings("ImmutableEnumChecker") // the library's constants do not change
public enum SigningAlgorithm {
  RS256(JWSAlgorithm.RS256, null),
  RS384(JWSAlgorithm.RS384, null),
  RS512(JWSAlgorithm.RS512, null),
  PS256(JWSAlgorithm.PS256, null),
  PS384(JWSAlgorithm.PS384, null),
  PS512(JWSAlgorithm.PS512, null),
  ES256(JWSAlgorithm.ES256, Curve.P_256),
  ES384(JWSAlgorithm.ES384, Curve.P_384),
  ES512(JWSAlgorithm.ES512, Curve.P_521),
  EDDSA(JWSAlgorithm.EdDSA, Curve.Ed25519);

  private final JWSAlgorithm jws;
  private final @Nullable Curve curve;

  SigningAlgorithm(JWSAlgorithm jws, @Nullable Curve curve) {
    this.jws = jws;
    this.curve = curve;
  }

  /** The algorithm of a name, e.g. {@code RS256} or {@code EdDSA}. */
  public static Optional<SigningAlgorithm> named(String name) {
    return Arrays.stream(values()).filter(a -> a.wireName().equals(name)).findFirst();
  }

  /** All names, for messages. */
  public static List<String> names() {
    return Arrays.stream(values()).map(SigningAlgorithm::wireName).toList();
  }

  public String wireName() {
    return jws.getName();
  }

  JWSAlgorithm jws() {
    return jws;
  }

  boolean isRsa() {
    return curve == null;
  }

  /** Whether its keys are points of a curve of this name. */
  boolean isOn(Curve other) {
    return other.equals(curve);
  }
}
