package io.holdfast.bitcoin.bip85;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Bech32;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.KeyFormatException;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.bitcoin.key.WifKey;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.mac.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The applications of BIP-85 over one master key, which stays the caller's. All that is returned is
 * a secret as strong as its own size and belongs to the caller, who closes it. Indexes are 0 to
 * 2<sup>31</sup>-1.
 *
 * <p>RSA keys are left out: what a generator makes of the stream is its own affair, and so neither
 * specified nor tested between programs.
 */
public final class ChildSecrets {
  private static final int PURPOSE = 83696968;
  private static final byte[] ENTROPY_KEY =
      "bip-entropy-from-k".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_ROLLS = 65_536;

  private final ExtendedPrivateKey master;

  private ChildSecrets(ExtendedPrivateKey master) {
    this.master = master;
  }

  /**
   * The applications over {@code master}.
   *
   * @throws KeyFormatException when it is no master key: its children would be found nowhere else
   */
  public static ChildSecrets of(ExtendedPrivateKey master) {
    if (master.depth() != 0) {
      throw new KeyFormatException(
          "BIP-85 derives from a master key, and this one is at depth " + master.depth());
    }
    return new ChildSecrets(master);
  }

  /**
   * A mnemonic (application 39).
   *
   * @param words 12, 15, 18, 21 or 24
   * @throws KeyFormatException when BIP-85 has no code for the language or the number of words
   */
  public Mnemonic mnemonic(Language language, int words, int index) {
    if (words < 12 || words > 24 || words % 3 != 0) {
      throw new KeyFormatException("a mnemonic has 12, 15, 18, 21 or 24 words, not " + words);
    }
    try (SecretBytes entropy = entropy(39, code(language), words, index)) {
      return entropy.use(bytes -> {
        byte[] part = Arrays.copyOf(bytes, words * 4 / 3);
        try {
          return Mnemonic.ofEntropy(part, language);
        } finally {
          Arrays.fill(part, (byte) 0);
        }
      });
    }
  }

  /** The {@code hdseed} of a wallet of Bitcoin Core (application 2). */
  public WifKey hdSeed(int index) {
    Network network =
        master.version() == ExtendedKeyVersion.MAIN ? Network.MAINNET : Network.TESTNET;
    try (SecretBytes key = first(32, 2, index)) {
      return WifKey.of(key, network);
    }
  }

  /** A master key for the same kind of network (application 32). */
  public ExtendedPrivateKey masterKey(int index) {
    try (SecretBytes entropy = entropy(32, index);
        SecretBytes key =
            SecretBytes.take(entropy.use(bytes -> Arrays.copyOfRange(bytes, 32, 64)))) {
      Bytes chainCode = entropy.use(bytes -> Bytes.of(Arrays.copyOf(bytes, 32)));
      return ExtendedPrivateKey.ofMaster(key, chainCode, master.version());
    }
  }

  /** 16 to 64 bytes for any use (application 128169, "hex"). */
  public SecretBytes bytes(int count, int index) {
    requireBetween("bytes", count, 16, 64);
    return first(count, 128169, count, index);
  }

  /** A password of 20 to 86 characters of base 64, as ASCII (application 707764). */
  public SecretBytes base64Password(int length, int index) {
    requireBetween("characters", length, 20, 86);
    try (SecretBytes entropy = entropy(707764, length, index)) {
      return entropy.use(bytes -> cut(Base64.getEncoder().encode(bytes), length));
    }
  }

  /** A password of 10 to 80 characters of base 85, as ASCII (application 707785). */
  public SecretBytes base85Password(int length, int index) {
    requireBetween("characters", length, 10, 80);
    try (SecretBytes entropy = entropy(707785, length, index)) {
      return entropy.use(bytes -> cut(Base85.encode(bytes), length));
    }
  }

  /**
   * Rolls of a die, each 0 to {@code sides}-1 (application 89101); the caller erases them.
   *
   * @param sides 2 to 2<sup>31</sup>-1, since it is a step of the path
   * @param rolls 1 to 65536, so that nobody asks for more than memory holds
   */
  public int[] dice(int sides, int rolls, int index) {
    requireBetween("sides", sides, 2, Integer.MAX_VALUE);
    requireBetween("rolls", rolls, 1, MOST_ROLLS);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(sides - 1);
    byte[] buffer = new byte[(bits + 7) / 8];
    int[] result = new int[rolls];
    try (SecretBytes entropy = entropy(89101, sides, rolls, index)) {
      Drng stream = new Drng(entropy);
      for (int done = 0; done < rolls; ) {
        int trial = trial(stream, buffer, bits);
        if (trial < sides) {
          result[done++] = trial;
        }
      }
    }
    Arrays.fill(buffer, (byte) 0);
    return result;
  }

  /**
   * A secret key of Nostr in the form {@code nsec}, as ASCII (application 128002).
   *
   * @param identity from 1 on: BIP-85 reserves 0
   * @param account from 1 on: BIP-85 reserves 0
   */
  public SecretBytes nostrKey(int identity, int account) {
    requireBetween("identity", identity, 1, Integer.MAX_VALUE);
    requireBetween("account", account, 1, Integer.MAX_VALUE);
    try (SecretBytes key = first(32, 128002, identity, account)) {
      // The check for the range of private keys is that of the format, which is not kept.
      WifKey.of(key, Network.MAINNET).close();
      return key.use(bytes -> {
        byte[] groups = fiveBitGroups(bytes);
        try {
          return SecretBytes.take(
              Bech32.encode(Bech32.Variant.BECH32, "nsec", groups)
                  .getBytes(StandardCharsets.US_ASCII));
        } finally {
          Arrays.fill(groups, (byte) 0);
        }
      });
    }
  }

  /** The 64 bytes that every application starts from. */
  SecretBytes entropy(int... steps) {
    DerivationPath path = DerivationPath.of(ChildNumber.hardened(PURPOSE));
    for (int step : steps) {
      path = path.child(ChildNumber.hardened(step));
    }
    try (ExtendedPrivateKey derived = master.derive(path);
        SecretBytes key = derived.privateKey()) {
      return SecretBytes.take(
          key.use(bytes -> Hmac.mac(HashAlgorithm.SHA2_512, ENTROPY_KEY, bytes)));
    }
  }

  private SecretBytes first(int count, int... steps) {
    try (SecretBytes entropy = entropy(steps)) {
      return SecretBytes.take(entropy.use(bytes -> Arrays.copyOf(bytes, count)));
    }
  }

  /**
   * The code of a language in BIP-85's table, a step of the path of its mnemonics.
   *
   * @throws KeyFormatException when it has none
   */
  public static int code(Language language) {
    return switch (language) {
      case ENGLISH -> 0;
      case JAPANESE -> 1;
      case KOREAN -> 2;
      case SPANISH -> 3;
      case CHINESE_SIMPLIFIED -> 4;
      case CHINESE_TRADITIONAL -> 5;
      case FRENCH -> 6;
      case ITALIAN -> 7;
      case CZECH -> 8;
      case PORTUGUESE -> 9;
      case RUSSIAN, TURKISH ->
          throw new KeyFormatException(
              "BIP-85 has no code for '" + language.listName() + "'; take another language");
    };
  }

  private static int trial(Drng stream, byte[] buffer, int bits) {
    stream.read(buffer);
    long value = 0;
    for (byte each : buffer) {
      value = (value << 8) | (each & 0xff);
    }
    return (int) (value >>> (buffer.length * 8 - bits));
  }

  private static SecretBytes cut(byte[] text, int length) {
    try {
      return SecretBytes.take(Arrays.copyOf(text, length));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /** 32 bytes as 52 groups of five bits, the last of which ends in four zeros. */
  private static byte[] fiveBitGroups(byte[] bytes) {
    byte[] groups = new byte[(bytes.length * 8 + 4) / 5];
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      int one = (bytes[bit / 8] >>> (7 - bit % 8)) & 1;
      groups[bit / 5] |= (byte) (one << (4 - bit % 5));
    }
    return groups;
  }

  private static void requireBetween(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new KeyFormatException(
          "%s: BIP-85 allows %d to %d here, not %d".formatted(what, least, most, value));
    }
  }
}
