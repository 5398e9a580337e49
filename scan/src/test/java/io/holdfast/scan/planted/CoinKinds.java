package io.holdfast.scan.planted;

import io.holdfast.bitcoin.address.Base58Check;
import io.holdfast.bitcoin.address.Bech32;
import io.holdfast.bitcoin.descriptor.DescriptorChecksum;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Keys of chains. */
final class CoinKinds {
  private static final String BASE58 = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final String BITCOIN =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

  private final Dice dice;
  private final List<Kind> kinds = new ArrayList<>();

  private CoinKinds(Dice dice) {
    this.dice = dice;
  }

  static List<Kind> all(Dice dice) {
    CoinKinds all = new CoinKinds(dice);
    all.fill();
    return all.kinds;
  }

  private void fill() {
    for (int version : new int[] {0x0488ade4, 0x04358394, 0x049d7878, 0x04b2430c}) {
      base58("extended-private-key", "master: %s", extended(version));
    }
    base58("wif-private-key", "importprivkey %s rescan", wif(0x80, true));
    base58("wif-private-key", "key %s", wif(0xef, true));
    base58("wif-private-key", "%s # cold", wif(0x80, false));
    base58("bip38-encrypted-key", "paper: %s", bip38());
    base58("tezos-key", "tezos %s", concat(new byte[] {0x0d, 0x0f, 0x3a, 0x07}, dice.bytes(32)));
    descriptor();
    bech("nostr-secret-key", "nsec", 32);
    bech("age-secret-key", "age-secret-key-", 32);
    kinds.add(
        new Kind(
            "codex32-secret",
            "codex32 ms10testsxxxxxxxxxxxxxxxxxxxxxxxxxx4nzvca9cmczlw end",
            "codex32 ms10testsxxxxxxxxxxxxxxxxxxxxxxxxxx4nzvca9cmczlq end"));
    stellar();
    ripple();
    solana();
    keystore();
    String key = dice.hex(64);
    kinds.add(Kind.of("raw-private-key", "DEPLOYER_PRIVATE_KEY=0x" + key));
  }

  private void base58(String rule, String form, byte[] payload) {
    String text = Base58Check.encode(payload);
    kinds.add(new Kind(rule, form.formatted(text), form.formatted(dice.mistyped(text, BASE58))));
  }

  private byte[] extended(int version) {
    return ByteBuffer.allocate(78)
        .putInt(version)
        .put((byte) 0)
        .putInt(0)
        .putInt(0)
        .put(dice.bytes(32))
        .put((byte) 0)
        .put(key())
        .array();
  }

  private byte[] key() {
    byte[] key = dice.bytes(32);
    key[0] = 0x11;
    return key;
  }

  private byte[] wif(int version, boolean compressed) {
    byte[] payload = concat(new byte[] {(byte) version}, key());
    return compressed ? concat(payload, new byte[] {1}) : payload;
  }

  private byte[] bip38() {
    return concat(new byte[] {0x01, 0x42, (byte) 0xe0}, dice.bytes(36));
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private void descriptor() {
    String expression = "wpkh(" + Base58Check.encode(extended(0x0488ade4)) + "/84h/0h/0h/0/*)";
    String text = DescriptorChecksum.append(expression);
    kinds.add(Kind.of("descriptor-with-private-key", "\"desc\": \"" + text + "\","));
  }

  private void bech(String rule, String prefix, int size) {
    String text = Bech32.encode(Bech32.Variant.BECH32, prefix, groups(dice.bytes(size)));
    String shown = prefix.startsWith("age") ? text.toUpperCase(Locale.ROOT) : text;
    String wrong = dice.mistyped(text, BECH32);
    kinds.add(
        new Kind(
            rule,
            "id " + shown,
            "id " + (prefix.startsWith("age") ? wrong.toUpperCase(Locale.ROOT) : wrong)));
  }

  private static byte[] groups(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BigInteger bits = new BigInteger(1, bytes);
    int count = (bytes.length * 8 + 4) / 5;
    BigInteger padded = bits.shiftLeft(count * 5 - bytes.length * 8);
    for (int i = count - 1; i >= 0; i--) {
      out.write(padded.shiftRight(5 * i).intValue() & 31);
    }
    return out.toByteArray();
  }

  private void stellar() {
    byte[] data = concat(new byte[] {(byte) (18 << 3)}, dice.bytes(32));
    int crc = 0;
    for (byte b : data) {
      crc ^= (b & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      }
    }
    byte[] whole = concat(data, new byte[] {(byte) crc, (byte) (crc >> 8)});
    StringBuilder text = new StringBuilder();
    BigInteger bits = new BigInteger(1, whole);
    for (int i = 55; i >= 0; i--) {
      text.append(Dice.BASE32.charAt(bits.shiftRight(5 * i).intValue() & 31));
    }
    kinds.add(
        new Kind("stellar-seed", "xlm " + text, "xlm " + dice.mistyped(text.toString(), "AB")));
  }

  private void ripple() {
    String bitcoin = Base58Check.encode(concat(new byte[] {0x21}, dice.bytes(16)));
    String text =
        bitcoin
            .chars()
            .mapToObj(c -> String.valueOf(RIPPLE.charAt(BITCOIN.indexOf(c))))
            .collect(Collectors.joining());
    kinds.add(
        new Kind(
            "ripple-seed",
            "\"secret\": \"" + text + "\"",
            "\"secret\": \"" + dice.mistyped(text, "ph") + "\""));
  }

  private void solana() {
    byte[] seed = dice.bytes(32);
    byte[] pair = Arrays.copyOf(seed, 64);
    Ed25519.generatePublicKey(seed, 0, pair, 32);
    byte[] wrong = pair.clone();
    wrong[40] ^= 1;
    kinds.add(new Kind("solana-key", list(pair), list(wrong)));
  }

  private static String list(byte[] bytes) {
    return IntStream.range(0, bytes.length)
        .mapToObj(i -> Integer.toString(bytes[i] & 0xff))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private void keystore() {
    kinds.add(
        Kind.of(
            "ethereum-keystore",
            "{\"version\":3,\"crypto\":{\"cipher\":\"aes-128-ctr\",\"ciphertext\":\""
                + dice.hex(64)
                + "\",\"cipherparams\":{\"iv\":\""
                + dice.hex(32)
                + "\"},\"kdf\":\"scrypt\",\"kdfparams\":{\"n\":262144},\"mac\":\""
                + dice.hex(64)
                + "\"}}"));
  }
}
