package io.holdfast.bitcoin.key;

import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.kdf.Pbkdf2;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/**
 * A mnemonic sentence (BIP-39): 12, 15, 18, 21 or 24 words that carry 128 to 256 bits of entropy
 * and a checksum, and from which a passphrase makes the seed of a wallet.
 *
 * <p>The sentence rests in {@link SecretBytes}. Only {@link #reveal} shows it.
 */
public final class Mnemonic implements AutoCloseable {
  private static final int SEED_SIZE = 64;
  private static final int SEED_ROUNDS = 2048;

  private final Language language;
  private final int wordCount;
  private final SecretBytes entropy;
  private final SecretBytes sentence;

  private Mnemonic(Language language, int wordCount, SecretBytes entropy, SecretBytes sentence) {
    this.language = language;
    this.wordCount = wordCount;
    this.entropy = entropy;
    this.sentence = sentence;
  }

  /**
   * A new English mnemonic from fresh entropy.
   *
   * @param words 12, 15, 18, 21 or 24
   * @throws KeyFormatException when {@code words} is none of those
   */
  public static Mnemonic generate(int words) {
    return generate(words, Language.ENGLISH);
  }

  /**
   * A new mnemonic from fresh entropy in a language.
   *
   * @param words 12, 15, 18, 21 or 24
   * @throws KeyFormatException when {@code words} is none of those
   */
  public static Mnemonic generate(int words, Language language) {
    byte[] entropy = Randomness.bytes(MnemonicCode.entropySize(words));
    try {
      return ofEntropy(entropy, language);
    } finally {
      Arrays.fill(entropy, (byte) 0);
    }
  }

  /**
   * The mnemonic that carries the given entropy.
   *
   * @param entropy 16, 20, 24, 28 or 32 bytes, which stay as they are
   * @throws KeyFormatException when it has another length
   */
  public static Mnemonic ofEntropy(byte[] entropy, Language language) {
    List<String> words = MnemonicCode.encode(entropy, WordList.of(language));
    return new Mnemonic(
        language, words.size(), SecretBytes.copyOf(entropy), sentence(String.join(" ", words)));
  }

  /**
   * Reads a sentence in any of the languages, whatever its spaces, letter case and Unicode form.
   *
   * @throws KeyFormatException when the number of words is none of BIP-39's, a word is in no list
   *     (named by its place, never repeated), or the checksum doesn't match
   */
  public static Mnemonic parse(String text) {
    return parse(text, List.of(Language.values()));
  }

  /**
   * Reads a sentence in one language: where lists share words, as both Chinese ones do, a sentence
   * may be good in two of them.
   *
   * @throws KeyFormatException as {@link #parse(String)} does
   */
  public static Mnemonic parse(String text, Language language) {
    return parse(text, List.of(language));
  }

  private static Mnemonic parse(String text, List<Language> languages) {
    List<String> words = MnemonicCode.split(text);
    MnemonicCode.Decoded decoded = MnemonicCode.decode(words, languages);
    return new Mnemonic(
        decoded.language(),
        words.size(),
        SecretBytes.take(decoded.entropy()),
        sentence(String.join(" ", words)));
  }

  public Language language() {
    return language;
  }

  /** 12, 15, 18, 21 or 24. */
  public int wordCount() {
    return wordCount;
  }

  /** A copy of the entropy, 16 to 32 bytes; the caller closes it. */
  public SecretBytes entropy() {
    return entropy.copy();
  }

  /**
   * The seed for BIP-32, 64 bytes: PBKDF2 with HMAC-SHA512 and 2048 rounds. Each passphrase gives a
   * valid seed, so a mistyped one is not noticed here.
   *
   * @param passphrase empty for none; taken in Unicode form NFKD
   */
  public SecretBytes seed(String passphrase) {
    byte[] salt =
        ("mnemonic" + Normalizer.normalize(passphrase, Normalizer.Form.NFKD))
            .getBytes(StandardCharsets.UTF_8);
    try {
      return sentence.use(
          bytes -> SecretBytes.take(Pbkdf2.hmacSha512(bytes, salt, SEED_ROUNDS, SEED_SIZE)));
    } finally {
      Arrays.fill(salt, (byte) 0);
    }
  }

  /** The sentence itself, for the one place that hands an exportable key to its owner. */
  public String reveal() {
    return sentence.use(
        bytes -> new String(bytes, StandardCharsets.UTF_8).replace(" ", language.separator()));
  }

  @Override
  public void close() {
    entropy.close();
    sentence.close();
  }

  /** The number of words and the language only. */
  @Override
  public String toString() {
    return "Mnemonic[" + wordCount + " words, " + language.listName() + "]";
  }

  private static SecretBytes sentence(String normalized) {
    return SecretBytes.take(normalized.getBytes(StandardCharsets.UTF_8));
  }
}
