package io.holdfast.bitcoin.slip39;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.slip39.SplitPlan.Group;
import io.holdfast.crypto.SecretBytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {
  private static final SplitPlan CHEAP = SplitPlan.single(2, 3).withIterationExponent(0);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyQuorumOfRandomGroupsRestoresTheSecretAndNoLessDoes(long seed) {
    Random random = new Random(seed);
    SplitPlan plan = randomPlan(random);
    try (WalletSeed secret = WalletSeed.of(SecretBytes.random(16 + 2 * random.nextInt(25)))) {
      List<List<Share>> groups = EncryptedSecret.split(secret, "pass", plan);
      List<String> quorum = quorum(groups, plan, random);
      restores(quorum, secret);
      assertThatThrownBy(() -> EncryptedSecret.restore(quorum.subList(1, quorum.size())))
          .isInstanceOf(ShareException.class);
      List<String> everything =
          new ArrayList<>(groups.stream().flatMap(List::stream).map(Share::reveal).toList());
      Collections.shuffle(everything, random);
      restores(everything, secret);
    }
  }

  @Test
  void sharesOfTwoSplitsNeverCombine() {
    try (WalletSeed secret = WalletSeed.generate()) {
      List<String> first = sentences(EncryptedSecret.split(secret, "", CHEAP));
      List<String> second = sentences(EncryptedSecret.split(secret, "", CHEAP));
      ShareException refusal = refusal(List.of(first.get(0), second.get(1)));
      // One identifier in 32768 is drawn twice; then the digest tells.
      assertThat(refusal.fault()).isIn(ShareFault.IDENTIFIER, ShareFault.DIGEST);
    }
  }

  @Test
  void sharesOfTwoSplitsWithTheSameIdentifierFailByTheirDigest() {
    ShareSet set = new ShareSet(7, true, 0, 1, 1);
    List<byte[]> one = SecretSharing.split(new byte[16], 2, 3);
    List<byte[]> other = SecretSharing.split(new byte[16], 2, 3);
    ShareException refusal = refusal(List.of(share(set, 0, one), share(set, 1, other)));
    assertThat(refusal.fault()).isEqualTo(ShareFault.DIGEST);
    assertThat(refusal).hasMessageContaining("share 1, share 2");
  }

  @Test
  void aFurtherShareOfAnotherSplitIsFoundAmongGoodOnes() {
    ShareSet set = new ShareSet(7, true, 0, 1, 1);
    List<byte[]> one = SecretSharing.split(new byte[16], 2, 3);
    List<byte[]> other = SecretSharing.split(new byte[16], 2, 3);
    ShareException refusal =
        refusal(List.of(share(set, 0, one), share(set, 1, one), share(set, 2, other)));
    assertThat(refusal.fault()).isEqualTo(ShareFault.INCONSISTENT);
    assertThat(refusal.position()).isEqualTo(3);
  }

  @Test
  void anotherPassphraseGivesAnotherSecretWithoutAWord() {
    try (WalletSeed secret = WalletSeed.generate()) {
      List<String> all = sentences(EncryptedSecret.split(secret, "right", CHEAP));
      try (EncryptedSecret encrypted = EncryptedSecret.restore(all.subList(0, 2))) {
        assertThat(encrypted.decryptSeed("right").secret().sameAs(secret.secret())).isTrue();
        assertThat(encrypted.decryptSeed("wrong").secret().sameAs(secret.secret())).isFalse();
      }
    }
  }

  @Test
  void aPassphraseBeyondPrintableAsciiIsRefusedWithoutBeingRepeated() {
    try (WalletSeed secret = WalletSeed.generate()) {
      assertThatThrownBy(() -> EncryptedSecret.split(secret, "caf\u00e9", CHEAP))
          .isInstanceOf(BitcoinException.class)
          .hasMessageContaining("printable ASCII")
          .hasMessageNotContaining("caf");
    }
  }

  @Test
  void aSplitThatIsNotExtendableBindsTheIdentifier() {
    SplitPlan plan = new SplitPlan(1, List.of(new Group(2, 2)), 0, false);
    try (WalletSeed secret = WalletSeed.generate()) {
      List<String> all = sentences(EncryptedSecret.split(secret, "x", plan));
      restoresWith(all, "x", secret);
      assertThat(Share.parse(all.getFirst()).set().extendable()).isFalse();
    }
  }

  @Test
  void anExtendableSecretIsSplitAnewWithoutItsPassphrase() {
    try (WalletSeed secret = WalletSeed.generate()) {
      List<String> first = sentences(EncryptedSecret.split(secret, "pass", CHEAP));
      SplitPlan other = SplitPlan.of(2, new Group(1, 1), new Group(3, 4)).withIterationExponent(0);
      try (EncryptedSecret encrypted = EncryptedSecret.restore(first)) {
        List<String> second = sentences(encrypted.splitAnew(other));
        restores(second, secret);
        restores(first, secret);
        assertThatThrownBy(
                () -> EncryptedSecret.restore(List.of(first.getFirst(), second.getLast())))
            .isInstanceOf(ShareException.class);
        assertThatThrownBy(() -> encrypted.splitAnew(CHEAP.withIterationExponent(1)))
            .hasMessageContaining("iteration exponent 0");
      }
    }
  }

  @Test
  void aSecretThatIsNotExtendableIsNotSplitAnew() {
    SplitPlan plan = new SplitPlan(1, List.of(new Group(2, 2)), 0, false);
    try (WalletSeed secret = WalletSeed.generate();
        EncryptedSecret encrypted =
            EncryptedSecret.restore(sentences(EncryptedSecret.split(secret, "", plan)))) {
      assertThatThrownBy(() -> encrypted.splitAnew(CHEAP)).hasMessageContaining("not extendable");
    }
  }

  @Test
  void aSeedThatIsNoEntropyOfAMnemonicIsRefusedBeforeItCostsAnything() {
    try (WalletSeed seed = WalletSeed.of(SecretBytes.random(64));
        EncryptedSecret encrypted =
            EncryptedSecret.restore(sentences(EncryptedSecret.split(seed, "", CHEAP)))) {
      assertThatThrownBy(() -> encrypted.decryptEntropy("")).hasMessageContaining("has 64");
    }
  }

  @Test
  void aShareLongerThanThatOfAnySeedIsRefused() {
    ShareException refusal = refusal(List.of("academic ".repeat(60)));
    assertThat(refusal.fault()).isEqualTo(ShareFault.LENGTH);
    assertThat(refusal).hasMessageContaining("20 to 59");
  }

  @Test
  void spacesAndLetterCaseOfAShareMakeNoDifference() {
    try (WalletSeed secret = WalletSeed.generate()) {
      String sentence = sentences(EncryptedSecret.split(secret, "", CHEAP)).getFirst();
      assertThat(
              Share.parse("  " + sentence.toUpperCase(Locale.ROOT).replace(" ", " \t") + "\n")
                  .reveal())
          .isEqualTo(sentence);
      assertThat(sentence.split(" ")).hasSize(33);
    }
  }

  @Test
  void anUnknownWordIsNamedByShareAndPlaceAndNotRepeated() {
    try (WalletSeed secret = WalletSeed.generate()) {
      List<String> all = sentences(EncryptedSecret.split(secret, "", CHEAP));
      String[] words = all.get(1).split(" ");
      words[6] = "holdfast";
      ShareException refusal = refusal(List.of(all.get(0), String.join(" ", words)));
      assertThat(refusal.fault()).isEqualTo(ShareFault.UNKNOWN_WORD);
      assertThat(refusal)
          .hasMessageContaining("share 2: word 7")
          .hasMessageNotContaining("holdfast");
    }
  }

  @Test
  void twoSwappedWordsAreFoundByTheChecksum() {
    try (WalletSeed secret = WalletSeed.generate()) {
      String[] words = sentences(EncryptedSecret.split(secret, "", CHEAP)).getFirst().split(" ");
      int other = 10;
      while (words[other].equals(words[9])) {
        other++;
      }
      String word = words[9];
      words[9] = words[other];
      words[other] = word;
      assertThat(refusal(List.of(String.join(" ", words))).fault()).isEqualTo(ShareFault.CHECKSUM);
    }
  }

  @Test
  void noShareAtAllIsSaidSo() {
    assertThat(refusal(List.of()).fault()).isEqualTo(ShareFault.NO_SHARES);
    assertThat(refusal(List.of("")).fault()).isEqualTo(ShareFault.LENGTH);
  }

  @Test
  void whatIsLackingIsCounted() {
    SplitPlan plan = SplitPlan.of(2, new Group(2, 3), new Group(3, 5)).withIterationExponent(0);
    try (WalletSeed secret = WalletSeed.generate()) {
      List<List<Share>> groups = EncryptedSecret.split(secret, "", plan);
      ShareException one = refusal(List.of(groups.get(0).get(0).reveal()));
      assertThat(one)
          .hasMessageContaining("shares of 2 groups are needed and there are shares of 1")
          .hasMessageContaining("group 1 has 1 of the 2 shares");
      ShareException two =
          refusal(
              List.of(
                  groups.get(0).get(0).reveal(),
                  groups.get(0).get(1).reveal(),
                  groups.get(1).get(4).reveal()));
      assertThat(two).hasMessageContaining("group 2 has 1 of the 3 shares it needs");
      assertThat(two.fault()).isEqualTo(ShareFault.TOO_FEW_MEMBERS);
    }
  }

  @Test
  void aPlanThatCannotBeSplitByIsRefusedWithItsLimits() {
    assertThatThrownBy(() -> new Group(1, 2)).hasMessageContaining("threshold 1 has one member");
    assertThatThrownBy(() -> new Group(3, 2)).hasMessageContaining("1 to 2");
    assertThatThrownBy(() -> new Group(2, 17)).hasMessageContaining("1 to 16");
    assertThatThrownBy(() -> SplitPlan.of(2, new Group(1, 1))).hasMessageContaining("1 to 1");
    assertThatThrownBy(() -> SplitPlan.of(1)).hasMessageContaining("1 to 16 groups");
    assertThatThrownBy(() -> CHEAP.withIterationExponent(16)).hasMessageContaining("0 to 15");
    assertThatThrownBy(() -> WalletSeed.of(SecretBytes.random(17))).hasMessageContaining("even");
    assertThatThrownBy(() -> MnemonicEntropy.of(SecretBytes.random(18)))
        .hasMessageContaining("16, 20, 24, 28 or 32");
  }

  @Test
  void nothingShowsItselfInPassing() {
    try (WalletSeed secret = WalletSeed.of(SecretBytes.copyOf(new byte[16]))) {
      List<List<Share>> shares = EncryptedSecret.split(secret, "", CHEAP);
      assertThat(secret).hasToString("WalletSeed[16 bytes]");
      assertThat(shares.getFirst().get(1).toString())
          .startsWith("Share[group 1, member 2, threshold 2, ShareSet[");
      shares.getFirst().get(1).close();
      assertThatThrownBy(() -> shares.getFirst().get(1).reveal())
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static SplitPlan randomPlan(Random random) {
    Group[] groups = new Group[1 + random.nextInt(5)];
    for (int i = 0; i < groups.length; i++) {
      int threshold = 1 + random.nextInt(5);
      groups[i] = new Group(threshold, threshold == 1 ? 1 : threshold + random.nextInt(4));
    }
    return new SplitPlan(
        1 + random.nextInt(groups.length), List.of(groups), 0, random.nextBoolean());
  }

  /** Exactly as many shares of exactly as many groups as are needed, in any order. */
  private static List<String> quorum(List<List<Share>> groups, SplitPlan plan, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    List<String> quorum = new ArrayList<>();
    for (int group : order.subList(0, plan.groupThreshold())) {
      List<Share> members = new ArrayList<>(groups.get(group));
      Collections.shuffle(members, random);
      members
          .subList(0, plan.groups().get(group).threshold())
          .forEach(share -> quorum.add(share.reveal()));
    }
    Collections.shuffle(quorum, random);
    return quorum;
  }

  private static void restores(List<String> sentences, WalletSeed secret) {
    restoresWith(sentences, "pass", secret);
  }

  private static void restoresWith(List<String> sentences, String passphrase, WalletSeed secret) {
    try (EncryptedSecret encrypted = EncryptedSecret.restore(sentences);
        WalletSeed restored = encrypted.decryptSeed(passphrase)) {
      assertThat(restored.secret().sameAs(secret.secret())).isTrue();
    }
  }

  private static List<String> sentences(List<List<Share>> groups) {
    return groups.stream().flatMap(List::stream).map(Share::reveal).toList();
  }

  private static String share(ShareSet set, int member, List<byte[]> values) {
    return new Share(set, 0, member, 2, SecretBytes.copyOf(values.get(member))).reveal();
  }

  private static ShareException refusal(List<String> sentences) {
    ShareException refusal =
        catchThrowableOfType(
            ShareException.class, () -> EncryptedSecret.restore(sentences).close());
    assertThat(refusal).isNotNull();
    return refusal;
  }
}
