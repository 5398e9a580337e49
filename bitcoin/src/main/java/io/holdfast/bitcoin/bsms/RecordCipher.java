package io.holdfast.bitcoin.bsms;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.crypto.ConstantTime;
import io.holdfast.crypto.kdf.Pbkdf2;
import io.holdfast.crypto.mac.HmacSha256;
import io.holdfast.crypto.stream.Aes256Ctr;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The encryption of records under a token: AES-256-CTR, whose counter begins with the MAC over
 * token and plaintext. With the token {@code 00} records stay as they are.
 */
public final class RecordCipher {
  private static final byte[] PASSWORD = "No SPOF".getBytes(StandardCharsets.US_ASCII);
  private static final int ITERATIONS = 2048;
  private static final int KEY_SIZE = 32;
  private static final int MAC_SIZE = 32;
  private static final int COUNTER_SIZE = 16;

  private RecordCipher() {}

  /** MAC and ciphertext in hexadecimal, or the record itself where nothing is encrypted. */
  public static String encrypt(Token token, String plaintext) {
    if (token.mode() == Token.Mode.NO_ENCRYPTION) {
      return plaintext;
    }
    byte[] key = key(token);
    byte[] mac = mac(key, token, plaintext.getBytes(StandardCharsets.UTF_8));
    byte[] ciphertext =
        Aes256Ctr.apply(
            key, Arrays.copyOf(mac, COUNTER_SIZE), plaintext.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac) + HexFormat.of().formatHex(ciphertext);
  }

  /**
   * The record, its MAC checked.
   *
   * @throws BsmsException when it is not hexadecimal, or not of this token
   */
  public static String decrypt(Token token, String record) {
    if (token.mode() == Token.Mode.NO_ENCRYPTION) {
      return record;
    }
    byte[] bytes = bytes(record);
    byte[] key = key(token);
    byte[] stated = Arrays.copyOf(bytes, MAC_SIZE);
    byte[] plaintext =
        Aes256Ctr.apply(
            key,
            Arrays.copyOf(stated, COUNTER_SIZE),
            Arrays.copyOfRange(bytes, MAC_SIZE, bytes.length));
    if (!ConstantTime.equal(stated, mac(key, token, plaintext))) {
      throw new BsmsException(
          "the record's MAC doesn't match: the token is another one, or the record was changed");
    }
    return new String(plaintext, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String record) {
    String bare = record.strip().toLowerCase(Locale.ROOT);
    try {
      byte[] bytes = HexFormat.of().parseHex(bare);
      if (bytes.length > MAC_SIZE) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Told below, without what it holds.
    }
    throw new BsmsException(
        "the record is not encrypted as the token wants it: hexadecimal digits of MAC and"
            + " ciphertext are expected");
  }

  private static byte[] key(Token token) {
    return Pbkdf2.hmacSha512(PASSWORD, token.bytes(), ITERATIONS, KEY_SIZE);
  }

  private static byte[] mac(byte[] key, Token token, byte[] plaintext) {
    byte[] hex = token.hex().getBytes(StandardCharsets.US_ASCII);
    byte[] data = Arrays.copyOf(hex, hex.length + plaintext.length);
    System.arraycopy(plaintext, 0, data, hex.length, plaintext.length);
    return HmacSha256.mac(Hashes.sha256(key), data);
  }

  /** The derived key in hexadecimal, for the published vectors. */
  static String keyHex(Token token) {
    return Bytes.of(key(token)).hex();
  }
}
