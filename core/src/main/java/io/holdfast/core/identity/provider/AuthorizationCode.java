package io.holdfast.core.identity.provider;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.store.IdentityStorage;
import io.holdfast.core.lease.ExpiryIndex;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What an authorization code stands for; it is stored under the code's hash, opens once, and ends
 * after five minutes.
 *
 * @param challenge of PKCE (RFC 7636); empty for none
 * @param method how the challenge is made of the verifier: {@code plain} or {@code S256}
 * @param authTime when the user signed in, in seconds since 1970; 0 when it was not asked for
 */
public record AuthorizationCode(
    String provider,
    String clientId,
    String entity,
    String redirectUri,
    String nonce,
    List<String> scopes,
    String challenge,
    String method,
    long authTime,
    Instant expires) {
  /** The kind of entry that codes have in the expiry index. */
  public static final String EXPIRY_KIND = "oidc-code";

  static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final String CODES = "oidc/code/";
  private static final int LENGTH = 32;

  /** Stores it with the identity of a namespace. */
  String issue(BarrierTx tx, Namespace namespace) {
    String code = Randomness.base62(LENGTH);
    new IdentityStorage(tx).in(namespace).put(CODES + hash(code), this);
    ExpiryIndex.move(tx, EXPIRY_KIND, marked(code, namespace), null, expires);
    return code;
  }

  /** Takes what a code stands for; it opens no second time. */
  static Optional<AuthorizationCode> take(BarrierTx tx, Namespace namespace, String code) {
    StorageView view = new IdentityStorage(tx).in(namespace);
    Optional<AuthorizationCode> found = view.get(CODES + hash(code), AuthorizationCode.class);
    found.ifPresent(one -> {
      view.delete(CODES + hash(code));
      ExpiryIndex.move(tx, EXPIRY_KIND, marked(code, namespace), one.expires, null);
    });
    return found.filter(one -> one.expires.isAfter(tx.now()));
  }

  /**
   * Removes a code that nobody used in time.
   *
   * @param marked its hash, with the mark of its namespace
   */
  public static void end(BarrierTx tx, String marked) {
    String namespace = Namespace.idIn(marked);
    int length = marked.indexOf('.') < 0 ? marked.length() : marked.indexOf('.');
    tx.delete(IdentityStorage.place(namespace) + CODES + marked.substring(0, length));
  }

  private static String marked(String code, Namespace namespace) {
    return hash(code) + namespace.suffix();
  }

  private static String hash(String code) {
    return HexFormat.of()
        .formatHex(HashAlgorithm.SHA2_256.hash(code.getBytes(StandardCharsets.UTF_8)));
  }

  /** Leaves out the challenge and the nonce. */
  @Override
  public String toString() {
    return "AuthorizationCode[" + clientId + "]";
  }
}
