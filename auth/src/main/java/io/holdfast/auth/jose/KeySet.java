package io.holdfast.auth.jose;

import java.util.List;

/** Public keys that tokens are verified by. */
public final class KeySet {
  private final List<VerificationKey> keys;

  KeySet(List<VerificationKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Keys given as text.
   *
   * @param pems each a public key or a certificate
   * @throws JoseException when one is neither
   */
  public static KeySet ofPem(List<String> pems) {
    return new KeySet(pems.stream().map(PemKeys::read).toList());
  }

  /**
   * The keys of a JSON Web Key Set (RFC 7517) that sign: what is of another kind or use, or cannot
   * be read, is left out.
   *
   * @throws JoseException when it is no such set
   */
  public static KeySet ofJwks(byte[] json) {
    return new KeySet(Jwks.read(json));
  }

  /** How many keys there are. */
  public int size() {
    return keys.size();
  }

  /**
   * Whether a token was signed by the owner of one of the keys. A key that the token names must be
   * the one; where it names none, any that suits its algorithm may be.
   *
   * @throws JoseException when the key that it names is there twice: it would be unclear whose word
   *     it is
   */
  public boolean verifies(Jws token) {
    List<VerificationKey> suited =
        keys.stream().filter(key -> key.mayVerify(token.algorithm())).toList();
    if (token.keyId().isEmpty() || keys.stream().allMatch(key -> key.id().isEmpty())) {
      return suited.stream().anyMatch(key -> key.verifies(token));
    }
    if (keys.stream().filter(key -> key.id().equals(token.keyId())).count() > 1) {
      throw new JoseException("the key set holds the key id of the token more than once");
    }
    return suited.stream()
        .filter(key -> key.id().equals(token.keyId()))
        .anyMatch(key -> key.verifies(token));
  }
}
