package io.holdfast.bitcoin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.VectorFile;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MnemonicTest {
  private static final String ABOUT =
      "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePublishedVectorsOfEveryLanguageHold(Language language) {
    List<List<String>> vectors =
        VectorFile.rows(MnemonicTest.class, "bip39.tsv", language.listName()).toList();
    assertThat(vectors).hasSize(24);
    for (List<String> vector : vectors) {
      byte[] entropy = HexFormat.of().parseHex(vector.getFirst());
      String sentence = vector.get(1);
      try (Mnemonic made = Mnemonic.ofEntropy(entropy, language);
          Mnemonic read = Mnemonic.parse(sentence);
          Mnemonic told = Mnemonic.parse(sentence, language);
          SecretBytes seed = read.seed("TREZOR")) {
        assertThat(Mnemonic.parse(made.reveal()).entropy().sameAs(entropy)).isTrue();
        assertThat(told.entropy().sameAs(entropy)).isTrue();
        assertThat(told.language()).isEqualTo(language);
        assertThat(made.reveal()).isEqualTo(read.reveal());
        assertThat(hex(seed)).isEqualTo(vector.get(2));
        assertThat(ExtendedPrivateKey.ofSeed(seed, ExtendedKeyVersion.MAIN).reveal())
            .isEqualTo(vector.get(3));
      }
    }
  }

  @Test
  void theKnownSentenceGivesTheKnownSeed() {
    try (Mnemonic mnemonic = Mnemonic.parse(ABOUT);
        SecretBytes seed = mnemonic.seed("TREZOR")) {
      assertThat(hex(seed))
          .isEqualTo(
              "c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04");
      assertThat(mnemonic.entropy().sameAs(new byte[16])).isTrue();
    }
  }

  @Test
  void thePassphraseCountsInUnicodeFormNfkd() {
    try (Mnemonic mnemonic = Mnemonic.parse(ABOUT)) {
      assertThat(mnemonic.seed("\u00e9\uff21").sameAs(mnemonic.seed("e\u0301A"))).isTrue();
      assertThat(mnemonic.seed("\u00e9").sameAs(mnemonic.seed("e"))).isFalse();
    }
  }

  @Test
  void aJapaneseSentenceWithAJapanesePassphraseGivesTheKnownSeed() {
    try (Mnemonic mnemonic = Mnemonic.ofEntropy(new byte[16], Language.JAPANESE);
        SecretBytes seed =
            mnemonic.seed(
                "\u334d\u30ac\u30d0\u30f4\u30a1\u3071\u3070\u3050\u309e\u3061\u3062\u5341\u4eba\u5341\u8272")) {
      assertThat(hex(seed))
          .isEqualTo(
              "a262d6fb6122ecf45be09c50492b31f92e9beb7d9a845987a02cefda57a15f9c467a17872029a9e92299b5cbdf306e3a0ee620245cbd508959b6cb7ca637bd55");
    }
  }

  @Test
  void spacesAndLetterCaseMakeNoDifference() {
    try (Mnemonic mnemonic =
        Mnemonic.parse("  " + ABOUT.toUpperCase(Locale.ROOT).replace(" ", "\t ") + "\n")) {
      assertThat(mnemonic.reveal()).isEqualTo(ABOUT);
    }
  }

  @Test
  void aJapaneseSentenceIsShownWithIdeographicSpaces() {
    try (Mnemonic mnemonic = Mnemonic.ofEntropy(new byte[16], Language.JAPANESE)) {
      assertThat(mnemonic.reveal()).contains("\u3000").doesNotContain(" ");
      assertThat(Mnemonic.parse(mnemonic.reveal()).language()).isEqualTo(Language.JAPANESE);
    }
  }

  @ParameterizedTest
  @CsvSource({"12,16", "15,20", "18,24", "21,28", "24,32"})
  void aNewMnemonicHasTheEntropyOfItsLength(int words, int bytes) {
    try (Mnemonic mnemonic = Mnemonic.generate(words);
        Mnemonic another = Mnemonic.generate(words)) {
      assertThat(mnemonic.wordCount()).isEqualTo(words);
      assertThat(mnemonic.entropy().size()).isEqualTo(bytes);
      assertThat(mnemonic.entropy().sameAs(another.entropy())).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyEntropyComesBackFromItsSentence(Language language) {
    for (int size = 16; size <= 32; size += 4) {
      byte[] entropy = Randomness.bytes(size);
      try (Mnemonic mnemonic = Mnemonic.ofEntropy(entropy, language)) {
        assertThat(Mnemonic.parse(mnemonic.reveal()).entropy().sameAs(entropy)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 11, 13, 25, 27, 48})
  void anotherNumberOfWordsIsRefused(int words) {
    assertThatThrownBy(() -> Mnemonic.generate(words)).hasMessageContaining("has " + words);
    assertThatThrownBy(() -> Mnemonic.parse("abandon ".repeat(words)))
        .hasMessageContaining("12, 15, 18, 21 or 24");
  }

  @Test
  void anUnknownWordIsNamedByItsPlaceAndNotRepeated() {
    String[] words = ABOUT.split(" ");
    words[4] = "abandom";
    assertThatThrownBy(() -> Mnemonic.parse(String.join(" ", words)))
        .hasMessageContaining("word 5")
        .hasMessageContaining("'english'")
        .hasMessageNotContaining("abandom");
  }

  @Test
  void swappedWordsFailTheChecksum() {
    String[] words =
        "legal winner thank year wave sausage worth useful legal winner thank yellow".split(" ");
    String first = words[0];
    words[0] = words[1];
    words[1] = first;
    assertThatThrownBy(() -> Mnemonic.parse(String.join(" ", words)))
        .hasMessageContaining("checksum")
        .hasMessageNotContaining("winner");
  }

  @Test
  void aMnemonicDoesNotShowItselfInPassing() {
    try (Mnemonic mnemonic = Mnemonic.parse(ABOUT)) {
      assertThat(mnemonic.toString()).isEqualTo("Mnemonic[12 words, english]");
    }
  }

  @Test
  void aClosedMnemonicGivesNothingAnyMore() {
    Mnemonic mnemonic = Mnemonic.parse(ABOUT);
    mnemonic.close();
    assertThatThrownBy(mnemonic::reveal).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(mnemonic::entropy).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theGivenEntropyStaysTheCallers() {
    byte[] entropy = new byte[16];
    Arrays.fill(entropy, (byte) 7);
    Mnemonic.ofEntropy(entropy, Language.ENGLISH).close();
    assertThat(entropy).containsOnly(7);
  }

  private static String hex(SecretBytes secret) {
    return secret.use(HexFormat.of()::formatHex);
  }
}
