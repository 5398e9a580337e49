package io.holdfast.bitcoin.bip85;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.KeyFormatException;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.crypto.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** BIP-85's own vectors, all of which start from one master key. */
class ChildSecretsTest {
  private static final ExtendedPrivateKey MASTER =
      ExtendedPrivateKey.parse(
          "xprv9s21ZrQH143K2LBWUUQRFXhucrQqBpKdRRxNVq2zBqsx8HVqFk2uYo8kmbaLLHRdqtQpUm98uKfu3vca1LqdGhUtyoFnCNkfmXRyPXLjbKb");
  private static final ChildSecrets CHILDREN = ChildSecrets.of(MASTER);

  @AfterAll
  static void close() {
    MASTER.close();
  }

  @Test
  void theEntropyIsThatOfThePublishedPaths() {
    assertThat(hex(CHILDREN.entropy(0, 0)))
        .isEqualTo(
            "efecfbccffea313214232d29e71563d941229afb4338c21f9517c41aaa0d16f00b83d2a09ef747e7a64e8e2bd5a14869e693da66ce94ac2da570ab7ee48618f7");
    assertThat(hex(CHILDREN.entropy(0, 1)))
        .isEqualTo(
            "70c6e3e8ebee8dc4c0dbba66076819bb8c09672527c4277ca8729532ad711872218f826919f6b67218adde99018a6df9095ab2b58d803b5b93ec9802085a690e");
  }

  @Test
  void theStreamIsThePublishedOneHoweverItIsRead() {
    byte[] stream = new byte[80];
    new Drng(CHILDREN.entropy(0, 0)).read(stream);
    assertThat(HexFormat.of().formatHex(stream))
        .isEqualTo(
            "b78b1ee6b345eae6836c2d53d33c64cdaf9a696487be81b03e822dc84b3f1cd883d7559e53d175f243e4c349e822a957bbff9224bc5dde9492ef54e8a439f6bc8c7355b87a925a37ee405a7502991111");
    Drng again = new Drng(CHILDREN.entropy(0, 0));
    byte[] one = new byte[1];
    for (byte expected : stream) {
      again.read(one);
      assertThat(one[0]).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12,girl mad pet galaxy egg matter matrix prison refuse sense ordinary nose",
    "18,near account window bike charge season chef number sketch tomorrow excuse sniff circle vital hockey outdoor supply token",
    "24,puppy ocean match cereal symbol another shed magic wrap hammer bulb intact gadget divorce twin tonight reason outdoor destroy simple truth cigar social volcano"
  })
  void aMnemonicIsThePublishedOne(int words, String sentence) {
    try (Mnemonic mnemonic = CHILDREN.mnemonic(Language.ENGLISH, words, 0)) {
      assertThat(mnemonic.reveal()).isEqualTo(sentence);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RUSSIAN", "TURKISH"})
  void everyLanguageOfTheTableHasAMnemonicOfItsOwn(Language language) {
    try (Mnemonic mnemonic = CHILDREN.mnemonic(language, 21, 3);
        Mnemonic next = CHILDREN.mnemonic(language, 21, 4)) {
      assertThat(mnemonic.language()).isEqualTo(language);
      assertThat(mnemonic.wordCount()).isEqualTo(21);
      assertThat(mnemonic.entropy().sameAs(next.entropy())).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"RUSSIAN", "TURKISH"})
  void aLanguageWithoutACodeIsRefused(Language language) {
    assertThatThrownBy(() -> CHILDREN.mnemonic(language, 12, 0))
        .isInstanceOf(KeyFormatException.class)
        .hasMessageContaining("no code for '" + language.listName() + "'");
  }

  @Test
  void theSeedOfABitcoinCoreWalletIsThePublishedOne() {
    assertThat(CHILDREN.hdSeed(0).reveal())
        .isEqualTo("Kzyv4uF39d4Jrw2W7UryTHwZr1zQVNk4dAFyqE6BuMrMh1Za7uhp");
  }

  @Test
  void aMasterKeyIsThePublishedOne() {
    try (ExtendedPrivateKey child = CHILDREN.masterKey(0)) {
      assertThat(child.reveal())
          .isEqualTo(
              "xprv9s21ZrQH143K2srSbCSg4m4kLvPMzcWydgmKEnMmoZUurYuBuYG46c6P71UGXMzmriLzCCBvKQWBUv3vPB3m1SATMhp3uEjXHJ42jFg7myX");
    }
  }

  @Test
  void aTestNetworksMasterKeyGivesChildrenForTestNetworks() {
    try (ExtendedPrivateKey test =
            ExtendedPrivateKey.ofSeed(SecretBytes.random(32), ExtendedKeyVersion.TEST);
        ExtendedPrivateKey child = ChildSecrets.of(test).masterKey(0)) {
      assertThat(child.reveal()).startsWith("tprv");
      assertThat(ChildSecrets.of(test).hdSeed(0).reveal()).startsWith("c");
    }
  }

  @Test
  void bytesAndPasswordsAreThePublishedOnes() {
    assertThat(hex(CHILDREN.bytes(64, 0)))
        .isEqualTo(
            "492db4698cf3b73a5a24998aa3e9d7fa96275d85724a91e71aa2d645442f878555d078fd1f1f67e368976f04137b1f7a0d19232136ca50c44614af72b5582a5c");
    assertThat(text(CHILDREN.base64Password(21, 0))).isEqualTo("dKLoepugzdVJvdL56ogNV");
    assertThat(text(CHILDREN.base85Password(12, 0))).isEqualTo("_s`{TW89)i4`");
  }

  @Test
  void theLongestPasswordsHaveNoPadding() {
    assertThat(text(CHILDREN.base64Password(86, 0))).hasSize(86).doesNotContain("=");
    assertThat(text(CHILDREN.base85Password(80, 0))).hasSize(80);
  }

  @Test
  void theDiceFallAsPublished() {
    assertThat(CHILDREN.dice(6, 10, 0)).containsExactly(1, 0, 0, 2, 0, 1, 5, 5, 2, 4);
  }

  @ParameterizedTest
  @CsvSource({"2", "256", "257", "65536", "65537", "2147483647"})
  void everyRollIsBelowTheNumberOfSides(int sides) {
    int[] rolls = CHILDREN.dice(sides, 200, 0);
    assertThat(Arrays.stream(rolls).allMatch(roll -> roll >= 0 && roll < sides)).isTrue();
    assertThat(Arrays.stream(rolls).max().orElseThrow()).isGreaterThan((sides - 1) / 2);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,nsec1lahtplxlrmu852sxkrtcsn2ftdyx6ra2yy8flq8j8ltyn4hpznfq23uvqz",
    "1,2,nsec1j9mzs6yk2g5g76vrezspmdgk6p5h65vcmnuaayqst9l4uv30hfhqje0jyh",
    "2,1,nsec1lgh8ss53k87ng7arvfr89ccfpjevac6ts4n3sqekuw4zjrgzw9dsq3uelh"
  })
  void aKeyOfNostrIsThePublishedOne(int identity, int account, String nsec) {
    assertThat(text(CHILDREN.nostrKey(identity, account))).isEqualTo(nsec);
  }

  @Test
  void sizesBeyondThoseOfTheBipAreRefusedWithItsLimits() {
    assertThatThrownBy(() -> CHILDREN.bytes(15, 0)).hasMessageContaining("16 to 64");
    assertThatThrownBy(() -> CHILDREN.base64Password(87, 0)).hasMessageContaining("20 to 86");
    assertThatThrownBy(() -> CHILDREN.base85Password(9, 0)).hasMessageContaining("10 to 80");
    assertThatThrownBy(() -> CHILDREN.dice(1, 1, 0)).hasMessageContaining("sides");
    assertThatThrownBy(() -> CHILDREN.dice(6, 65_537, 0)).hasMessageContaining("1 to 65536");
    assertThatThrownBy(() -> CHILDREN.nostrKey(0, 1)).hasMessageContaining("identity");
    assertThatThrownBy(() -> CHILDREN.mnemonic(Language.ENGLISH, 13, 0))
        .hasMessageContaining("12, 15, 18, 21 or 24");
    assertThatThrownBy(() -> CHILDREN.hdSeed(-1)).isInstanceOf(KeyFormatException.class);
  }

  @Test
  void aKeyBelowAMasterKeyIsRefused() {
    try (ExtendedPrivateKey account = MASTER.derive(DerivationPath.parse("m/84h"))) {
      assertThatThrownBy(() -> ChildSecrets.of(account)).hasMessageContaining("depth 1");
    }
  }

  private static String hex(SecretBytes secret) {
    return secret.use(HexFormat.of()::formatHex);
  }

  private static String text(SecretBytes secret) {
    return secret.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }
}
