package io.holdfast.engines.transit.keyring;

import io.holdfast.api.Refusal;

/**
 * The versions of a key, numbered from 1, and which of them may be used for what.
 *
 * @param latest the one that encrypts and signs unless another is asked for
 * @param minDecryption the oldest that decrypts and verifies; at least 1
 * @param minEncryption the oldest that may be asked for to encrypt and sign; 0 for any
 * @param minAvailable the oldest that was not trimmed away; 0 when none was
 */
public record Versions(int latest, int minDecryption, int minEncryption, int minAvailable) {
  /** Of a key that has no version yet. */
  public static final Versions NONE = new Versions(0, 1, 0, 0);

  public Versions withNext() {
    return new Versions(latest + 1, minDecryption, minEncryption, minAvailable);
  }

  public Versions withMinAvailable(int version) {
    return new Versions(latest, minDecryption, minEncryption, version);
  }

  /** The version for an encryption; 0 asks for the latest. */
  public int toEncrypt(int requested) {
    return toProduce("encryption", requested);
  }

  /** The version for a signature; 0 asks for the latest. */
  public int toSign(int requested) {
    return toProduce("signing", requested);
  }

  /** The version for an HMAC; 0 asks for the latest. */
  public int toMac(int requested) {
    return toProduce("HMAC", requested);
  }

  private int toProduce(String purpose, int requested) {
    int version = requested == 0 ? latest : requested;
    if (version < 0) {
      throw new Refusal.InvalidRequest("requested version for " + purpose + " is negative");
    }
    if (version > latest) {
      throw new Refusal.InvalidRequest(
          "requested version for " + purpose + " is higher than the latest key version");
    }
    if (version < minEncryption) {
      throw new Refusal.InvalidRequest(
          "requested version for " + purpose + " is less than the minimum encryption key version");
    }
    return usable(version);
  }

  /** A version that a ciphertext names; 0 stands for 1, as in Vault's first release. */
  public int toDecrypt(int version) {
    return toConsume("ciphertext", version == 0 ? 1 : version);
  }

  /** A version that a signature or an HMAC names. */
  public int toVerify(String what, int version) {
    return toConsume(what, version);
  }

  private int toConsume(String what, int version) {
    if (version > latest) {
      throw new Refusal.InvalidRequest("invalid " + what + ": version is too new");
    }
    if (version < minDecryption) {
      throw new Refusal.InvalidRequest(
          what + " version is disallowed by policy (too old): the minimum is " + minDecryption);
    }
    return usable(version);
  }

  /** Whether a version's key may be used at all. */
  public boolean isUsable(int version) {
    return version >= Math.max(1, minDecryption) && version <= latest;
  }

  private int usable(int version) {
    if (!isUsable(version)) {
      throw new Refusal.InvalidRequest("no such key version");
    }
    return version;
  }
}
