package io.holdfast.bitcoin.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/** SHA-256, its double, HASH160 and the tagged hash of BIP-340. */
public final class Hashes {
  private static final MessageDigest FRESH = newSha256();

  /** What has digested a tag; there are as many as the BIPs define, a few dozen. */
  private static final ConcurrentMap<String, MessageDigest> TAGGED = new ConcurrentHashMap<>();

  private Hashes() {}

  /** SHA-256 of the concatenation of {@code parts}; 32 bytes. */
  public static byte[] sha256(byte[]... parts) {
    MessageDigest digest = copy(FRESH);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** SHA-256 of SHA-256, the hash of transaction ids and signature hashes; 32 bytes. */
  public static byte[] doubleSha256(byte[]... parts) {
    return sha256(sha256(parts));
  }

  /** RIPEMD-160 of SHA-256, the hash of public keys and of BIP-16 scripts; 20 bytes. */
  public static byte[] hash160(byte[] data) {
    return ripemd160(sha256(data));
  }

  /** RIPEMD-160; 20 bytes. */
  public static byte[] ripemd160(byte[] data) {
    RIPEMD160Digest digest = new RIPEMD160Digest();
    digest.update(data, 0, data.length);
    byte[] out = new byte[20];
    digest.doFinal(out, 0);
    return out;
  }

  /** BIP-340's hash_tag: SHA-256 over the tag's SHA-256, twice, and {@code parts}; 32 bytes. */
  public static byte[] tagged(String tag, byte[]... parts) {
    MessageDigest digest = copy(TAGGED.computeIfAbsent(tag, Hashes::afterTag));
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static MessageDigest afterTag(String tag) {
    byte[] tagHash = sha256(tag.getBytes(StandardCharsets.UTF_8));
    MessageDigest digest = newSha256();
    digest.update(tagHash);
    digest.update(tagHash);
    return digest;
  }

  /** A digest in the same state; the state of {@code prepared} never changes. */
  private static MessageDigest copy(MessageDigest prepared) {
    try {
      return (MessageDigest) prepared.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
    }
  }

  /** The JDK's own: looking a provider up would cost more than the hash, and it can be cloned. */
  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256", "SUN");
    } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
