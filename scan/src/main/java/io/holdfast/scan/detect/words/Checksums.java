package io.holdfast.scan.detect.words;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.slip39.Share;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums by which sentences are told from words. */
final class Checksums {
  private static final byte[] ELECTRUM_KEY = "Seed version".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> ELECTRUM_VERSIONS = List.of("01", "100", "101", "102");
  private static final int AEZEED_COVERED = 29;
  private static final int MONERO_PREFIX = 3;

  private Checksums() {}

  /** BIP-39: the first bits of SHA-256 of the entropy follow it. */
  static boolean isBip39(Sentence sentence) {
    int count = sentence.count();
    if (count < 12 || count > 24 || count % 3 != 0) {
      return false;
    }
    byte[] bits = sentence.bits(11);
    int size = count * 4 / 3;
    int unused = 8 - count / 3;
    byte[] hash = digest("SHA-256", Arrays.copyOf(bits, size));
    return (bits[size] & 0xff) >>> unused == (hash[0] & 0xff) >>> unused;
  }

  /** lnd's aezeed: 29 bytes and their CRC-32C. */
  static boolean isAezeed(Sentence sentence) {
    if (sentence.count() != 24) {
      return false;
    }
    byte[] bytes = sentence.bits(11);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, AEZEED_COVERED);
    long given = 0;
    for (int i = AEZEED_COVERED; i < bytes.length; i++) {
      given = (given << 8) | (bytes[i] & 0xff);
    }
    return bytes[0] == 0 && crc.getValue() == given;
  }

  /** Algorand: 256 bits, and 11 bits of their SHA-512/256 as the 25th word. */
  static boolean isAlgorand(Sentence sentence) {
    if (sentence.count() != 25) {
      return false;
    }
    byte[] key = new byte[32];
    for (int i = 0; i < 256; i++) {
      int bit = (sentence.numbers()[i / 11] >>> (i % 11)) & 1;
      key[i / 8] |= (byte) (bit << (i % 8));
    }
    byte[] hash = digest("SHA-512/256", key);
    return sentence.numbers()[24] == ((hash[0] & 0xff) | ((hash[1] & 7) << 8));
  }

  /** Electrum: the HMAC of the sentence begins with its version. */
  static boolean isElectrum(String text) {
    byte[] mac =
        Hmac.mac(HashAlgorithm.SHA2_512, ELECTRUM_KEY, text.getBytes(StandardCharsets.UTF_8));
    String hex = "%02x%02x".formatted(mac[0], mac[1]);
    return ELECTRUM_VERSIONS.stream().anyMatch(hex::startsWith);
  }

  /** Monero: the 25th word repeats the one that the CRC-32 of the others' beginnings names. */
  static boolean isMonero(Sentence sentence, List<String> words) {
    if (sentence.count() != 25 && sentence.count() != 13) {
      return false;
    }
    int last = sentence.count() - 1;
    StringBuilder beginnings = new StringBuilder();
    for (int i = 0; i < last; i++) {
      beginnings.append(beginning(words, sentence.numbers()[i]));
    }
    CRC32 crc = new CRC32();
    crc.update(beginnings.toString().getBytes(StandardCharsets.US_ASCII));
    int named = (int) (crc.getValue() % last);
    return beginning(words, sentence.numbers()[named])
        .equals(beginning(words, sentence.numbers()[last]));
  }

  private static String beginning(List<String> words, int number) {
    return words.get(number).substring(0, MONERO_PREFIX);
  }

  /** SLIP-39: a Reed-Solomon code over the words. */
  static boolean isShare(String text) {
    try {
      Share.parse(text).close();
      return true;
    } catch (BitcoinException e) {
      return false;
    }
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no " + algorithm, e);
    }
  }
}
