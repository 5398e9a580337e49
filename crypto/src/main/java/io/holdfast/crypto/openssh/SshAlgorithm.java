package io.holdfast.crypto.openssh;

import io.holdfast.crypto.hash.HashAlgorithm;

/** The algorithms of SSH signatures (RFC 4253, 5656, 8332, 8709). */
public enum SshAlgorithm {
  /** With SHA-1; OpenSSH takes it no longer unless told to. */
  SSH_RSA("ssh-rsa", HashAlgorithm.SHA1),
  RSA_SHA2_256("rsa-sha2-256", HashAlgorithm.SHA2_256),
  RSA_SHA2_512("rsa-sha2-512", HashAlgorithm.SHA2_512),
  ECDSA_P256("ecdsa-sha2-nistp256", HashAlgorithm.SHA2_256),
  ECDSA_P384("ecdsa-sha2-nistp384", HashAlgorithm.SHA2_384),
  ECDSA_P521("ecdsa-sha2-nistp521", HashAlgorithm.SHA2_512),
  ED25519("ssh-ed25519", HashAlgorithm.SHA2_512);

  private final String wireName;
  private final HashAlgorithm hash;

  SshAlgorithm(String wireName, HashAlgorithm hash) {
    this.wireName = wireName;
    this.hash = hash;
  }

  /** The name in signatures. */
  public String wireName() {
    return wireName;
  }

  /** The hash of the message; Ed25519 hashes by itself. */
  HashAlgorithm hash() {
    return hash;
  }
}
