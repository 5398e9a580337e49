package io.holdfast.bitcoin.policy.naive;

import static io.holdfast.bitcoin.policy.naive.NaiveHash.concat;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.hex;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.sha256;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.unhex;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Addresses of regtest, written from scripts, and Base58Check read. */
final class NaiveAddress {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  private NaiveAddress() {}

  /** The address of a script in hexadecimal, or null if its form has none. */
  static @Nullable String of(String script) {
    if (script.length() == 50 && script.startsWith("76a914") && script.endsWith("88ac")) {
      return base58(concat(new byte[] {0x6f}, unhex(script.substring(6, 46))));
    }
    if (script.length() == 46 && script.startsWith("a914") && script.endsWith("87")) {
      return base58(concat(new byte[] {(byte) 0xc4}, unhex(script.substring(4, 44))));
    }
    byte[] bytes = unhex(script);
    if (bytes.length < 4 || bytes.length > 42 || bytes[1] != bytes.length - 2) {
      return null;
    }
    int version = bytes[0] == 0 ? 0 : (bytes[0] & 0xff) - 0x50;
    if (version < 0 || version > 16 || (version == 0 && bytes.length != 22 && bytes.length != 34)) {
      return null;
    }
    return segwit(version, Arrays.copyOfRange(bytes, 2, bytes.length));
  }

  private static String base58(byte[] payload) {
    byte[] data = concat(payload, Arrays.copyOf(sha256(sha256(payload)), 4));
    StringBuilder text = new StringBuilder();
    BigInteger number = new BigInteger(1, data);
    while (number.signum() > 0) {
      BigInteger[] parts = number.divideAndRemainder(BigInteger.valueOf(58));
      text.append(BASE58.charAt(parts[1].intValue()));
      number = parts[0];
    }
    for (int i = 0; i < data.length && data[i] == 0; i++) {
      text.append('1');
    }
    return text.reverse().toString();
  }

  /** The bytes without their checksum, which is not looked at. */
  static byte[] unbase58(String text) {
    BigInteger number = BigInteger.ZERO;
    for (char c : text.toCharArray()) {
      number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(BASE58.indexOf(c)));
    }
    byte[] bytes = number.toByteArray();
    byte[] whole = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    return Arrays.copyOf(whole, whole.length - 4);
  }

  private static String segwit(int version, byte[] program) {
    ByteArrayOutputStream groups = new ByteArrayOutputStream();
    groups.write(version);
    int buffer = 0;
    int bits = 0;
    for (byte each : program) {
      buffer = buffer << 8 | (each & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        groups.write(buffer >> bits & 31);
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      groups.write(buffer << (5 - bits) & 31);
    }
    byte[] data = groups.toByteArray();
    byte[] prefix = {3, 3, 3, 3, 0, 2, 3, 18, 20}; // bcrt, expanded
    int check = polymod(concat(prefix, data, new byte[6])) ^ (version == 0 ? 1 : 0x2bc830a3);
    StringBuilder text = new StringBuilder("bcrt1");
    for (byte each : data) {
      text.append(BECH32.charAt(each));
    }
    for (int i = 0; i < 6; i++) {
      text.append(BECH32.charAt(check >> 5 * (5 - i) & 31));
    }
    return text.toString();
  }

  private static int polymod(byte[] values) {
    int check = 1;
    for (byte value : values) {
      int top = check >>> 25;
      check = (check & 0x1ffffff) << 5 ^ value;
      for (int i = 0; i < 5; i++) {
        check ^= (top >> i & 1) == 1 ? GENERATOR[i] : 0;
      }
    }
    return check;
  }

  /** As usage and traces name it. */
  static String destination(String script) {
    String address = of(script);
    return address == null ? "script " + hex(unhex(script)) : address;
  }
}
