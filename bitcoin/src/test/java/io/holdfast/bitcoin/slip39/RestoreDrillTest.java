package io.holdfast.bitcoin.slip39;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.Language;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.crypto.SecretBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreDrillTest {
  private static final SplitPlan PLAN = SplitPlan.single(2, 3).withIterationExponent(0);

  @Test
  void goodSharesOfASeedPassByTheFingerprintOfTheWallet() {
    try (WalletSeed seed = WalletSeed.generate()) {
      List<String> shares = sentences(seed, "pass");
      RestoreDrill drill = RestoreDrill.ofSeed(shares, "pass", fingerprint(seed));
      assertThat(drill.passed()).isTrue();
      assertThat(drill.verdict()).startsWith("3 shares restore the wallet ");
    }
  }

  @Test
  void aWrongPassphraseFailsTheDrillAndIsNamedAsACause() {
    try (WalletSeed seed = WalletSeed.generate()) {
      RestoreDrill drill =
          RestoreDrill.ofSeed(sentences(seed, "pass"), "another", fingerprint(seed));
      assertThat(drill.passed()).isFalse();
      assertThat(drill.verdict()).contains("the passphrase is another");
    }
  }

  @Test
  void entropyOfAMnemonicRestoresItsWalletOnlyWhenItIsReadAsEntropy() {
    try (Mnemonic mnemonic = Mnemonic.generate(12);
        SecretBytes seed = mnemonic.seed("own");
        ExtendedPrivateKey master = ExtendedPrivateKey.ofSeed(seed, ExtendedKeyVersion.MAIN);
        MnemonicEntropy entropy = MnemonicEntropy.of(mnemonic.entropy())) {
      List<String> shares = sentences(entropy, "");
      Fingerprint wallet = master.fingerprint();
      assertThat(RestoreDrill.ofEntropy(shares, "", Language.ENGLISH, "own", wallet).passed())
          .isTrue();
      assertThat(RestoreDrill.ofEntropy(shares, "", Language.ENGLISH, "", wallet).passed())
          .isFalse();
      assertThat(RestoreDrill.ofSeed(shares, "", wallet).passed()).isFalse();
    }
  }

  @Test
  void aSeedOfAMnemonicWithItsPassphraseFitsIntoSharesAsItIs() {
    try (Mnemonic mnemonic = Mnemonic.generate(24);
        WalletSeed seed = WalletSeed.of(mnemonic.seed("own"))) {
      List<String> shares = sentences(seed, "");
      assertThat(shares.getFirst().split(" ")).hasSize(59);
      assertThat(RestoreDrill.ofSeed(shares, "", fingerprint(seed)).passed()).isTrue();
    }
  }

  @Test
  void sharesThatRestoreNothingAreRefusedByName() {
    try (WalletSeed seed = WalletSeed.generate()) {
      List<String> shares = sentences(seed, "").subList(0, 1);
      assertThatThrownBy(() -> RestoreDrill.ofSeed(shares, "", fingerprint(seed)))
          .isInstanceOf(ShareException.class)
          .hasMessageContaining("group 1 has 1 of the 2 shares");
    }
  }

  private static List<String> sentences(MasterSecret secret, String passphrase) {
    return EncryptedSecret.split(secret, passphrase, PLAN).getFirst().stream()
        .map(Share::reveal)
        .toList();
  }

  private static Fingerprint fingerprint(WalletSeed seed) {
    try (ExtendedPrivateKey master = seed.masterKey(ExtendedKeyVersion.MAIN)) {
      return master.fingerprint();
    }
  }
}
