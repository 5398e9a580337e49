package io.holdfast.bitcoin.policy.naive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/** Hashes, of Java's own and of Bouncy Castle's. */
final class NaiveHash {
  private NaiveHash() {}

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] hash160(byte[] data) {
    byte[] sha = sha256(data);
    RIPEMD160Digest digest = new RIPEMD160Digest();
    digest.update(sha, 0, sha.length);
    byte[] out = new byte[20];
    digest.doFinal(out, 0);
    return out;
  }

  static byte[] tagged(String tag, byte[]... parts) {
    byte[] name = sha256(tag.getBytes(StandardCharsets.UTF_8));
    byte[][] all = new byte[parts.length + 2][];
    all[0] = name;
    all[1] = name;
    System.arraycopy(parts, 0, all, 2, parts.length);
    return sha256(all);
  }

  static byte[] hmac512(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(key, "HmacSHA512"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] unhex(String text) {
    return HexFormat.of().parseHex(text);
  }

  static byte[] concat(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
