package io.holdfast.core.identity.provider;

import io.holdfast.crypto.ConstantTime;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Proof that who exchanges a code is who asked for it (RFC 7636). */
final class Pkce {
  static final String PLAIN = "plain";
  static final String S256 = "S256";
  private static final int SHORTEST = 43;
  private static final int LONGEST = 128;

  private Pkce() {}

  static boolean isMethod(String method) {
    return method.equals(PLAIN) || method.equals(S256);
  }

  /** Whether a text is as long as challenges and verifiers are. */
  static boolean isWellFormed(String text) {
    return text.length() >= SHORTEST && text.length() <= LONGEST;
  }

  static boolean proves(String verifier, String method, String challenge) {
    String made = method.equals(S256) ? hashed(verifier) : verifier;
    return ConstantTime.equal(made, challenge);
  }

  private static String hashed(String verifier) {
    byte[] hash = HashAlgorithm.SHA2_256.hash(verifier.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
