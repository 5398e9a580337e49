package io.holdfast.bitcoin.slip39;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.bitcoin.VectorFile;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** SLIP-39's own vectors; all are split with the passphrase TREZOR. */
class PublishedSharesTest {
  /** What is wrong with the invalid ones, by their number. */
  private static final Map<Integer, ShareFault> FAULTS =
      Map.ofEntries(
          Map.entry(2, ShareFault.CHECKSUM),
          Map.entry(3, ShareFault.PADDING),
          Map.entry(5, ShareFault.TOO_FEW_MEMBERS),
          Map.entry(6, ShareFault.IDENTIFIER),
          Map.entry(7, ShareFault.PARAMETERS),
          Map.entry(8, ShareFault.PARAMETERS),
          Map.entry(9, ShareFault.PARAMETERS),
          Map.entry(10, ShareFault.CONTRADICTION),
          Map.entry(11, ShareFault.DUPLICATE),
          Map.entry(12, ShareFault.PARAMETERS),
          Map.entry(13, ShareFault.DIGEST),
          Map.entry(14, ShareFault.TOO_FEW_GROUPS),
          Map.entry(15, ShareFault.TOO_FEW_GROUPS),
          Map.entry(16, ShareFault.TOO_FEW_MEMBERS),
          Map.entry(21, ShareFault.CHECKSUM),
          Map.entry(22, ShareFault.PADDING),
          Map.entry(24, ShareFault.TOO_FEW_MEMBERS),
          Map.entry(25, ShareFault.IDENTIFIER),
          Map.entry(26, ShareFault.PARAMETERS),
          Map.entry(27, ShareFault.PARAMETERS),
          Map.entry(28, ShareFault.PARAMETERS),
          Map.entry(29, ShareFault.CONTRADICTION),
          Map.entry(30, ShareFault.DUPLICATE),
          Map.entry(31, ShareFault.PARAMETERS),
          Map.entry(32, ShareFault.DIGEST),
          Map.entry(33, ShareFault.TOO_FEW_GROUPS),
          Map.entry(34, ShareFault.TOO_FEW_GROUPS),
          Map.entry(35, ShareFault.TOO_FEW_MEMBERS),
          Map.entry(39, ShareFault.LENGTH),
          Map.entry(40, ShareFault.LENGTH));

  @Test
  void everyPublishedSetOfSharesRestoresItsSecretOrIsRefusedForItsFault() {
    List<List<String>> vectors = VectorFile.rows(PublishedSharesTest.class, "slip39.tsv");
    assertThat(vectors).hasSize(45);
    for (int number = 1; number <= vectors.size(); number++) {
      List<String> vector = vectors.get(number - 1);
      List<String> sentences = List.of(vector.get(1).split("\\|", -1));
      String secret = vector.get(2);
      ShareFault fault = FAULTS.get(number);
      assertThat(secret.equals("-")).as("vector " + number).isEqualTo(fault != null);
      if (fault == null) {
        restored(sentences, secret, vector.get(3));
      } else {
        refused(vector.getFirst(), sentences, fault);
      }
    }
  }

  @Test
  void aShareWithoutSharingGivesTheKnownSecret() {
    restored(
        List.of(
            "duckling enlarge academic academic agency result length solution fridge kidney coal piece deal husband erode duke ajar critical decision keyboard"),
        "bb54aac4b89dc868ba37d9cc21b2cece",
        "xprv9s21ZrQH143K4QViKpwKCpS2zVbz8GrZgpEchMDg6KME9HZtjfL7iThE9w5muQA4YPHKN1u5VM1w8D4pvnjxa2BmpGMfXr7hnRrRHZ93awZ");
  }

  @Test
  void twoOfThreeSharesGiveTheKnownSecret() {
    restored(
        List.of(
            "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist rescue view short owner flip making coding armed",
            "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip twice unkind craft early superior advocate guest smoking"),
        "b43ceb7e57a0ea8766221624d01b0864",
        "xprv9s21ZrQH143K2nNuAbfWPHBtfiSCS14XQgb3otW4pX655q58EEZeC8zmjEUwucBu9dPnxdpbZLCn57yx45RBkwJHnwHFjZK4XPJ8SyeYjYg");
  }

  private static void restored(List<String> sentences, String secret, String masterKey) {
    try (EncryptedSecret encrypted = EncryptedSecret.restore(sentences);
        WalletSeed seed = encrypted.decryptSeed("TREZOR")) {
      assertThat(seed.secret().<String>use(HexFormat.of()::formatHex)).isEqualTo(secret);
      assertThat(seed.masterKey(ExtendedKeyVersion.MAIN).reveal()).isEqualTo(masterKey);
    }
    for (String sentence : sentences) {
      assertThat(Share.parse(sentence).reveal()).isEqualTo(sentence);
    }
  }

  private static void refused(String name, List<String> sentences, ShareFault fault) {
    ShareException refusal =
        catchThrowableOfType(
            ShareException.class, () -> EncryptedSecret.restore(sentences).close());
    assertThat(refusal).as(name).isNotNull();
    assertThat(refusal.fault()).as(name).isEqualTo(fault);
    assertThat(refusal.getMessage().split("[ ,;:]+"))
        .as(name)
        .doesNotContain(String.join(" ", sentences).split(" "));
  }
}
