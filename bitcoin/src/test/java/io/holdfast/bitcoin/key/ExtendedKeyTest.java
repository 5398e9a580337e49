package io.holdfast.bitcoin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.VectorFile;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.crypto.SecretBytes;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExtendedKeyTest {
  private static final String MASTER =
      "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi";

  @ParameterizedTest
  @MethodSource("published")
  void everyPublishedKeyIsDerivedFromItsSeed(List<String> vector) {
    try (ExtendedPrivateKey key =
        seeded(vector.get(0)).derive(DerivationPath.parse(vector.get(1)))) {
      assertThat(key.publicKey().encode()).isEqualTo(vector.get(2));
      assertThat(key.reveal()).isEqualTo(vector.get(3));
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void everyPublishedKeyIsReadAndWrittenUnchanged(List<String> vector) {
    assertThat(ExtendedPublicKey.parse(vector.get(2)).encode()).isEqualTo(vector.get(2));
    try (ExtendedPrivateKey key = ExtendedPrivateKey.parse(vector.get(3))) {
      assertThat(key.reveal()).isEqualTo(vector.get(3));
      assertThat(key.publicKey()).isEqualTo(ExtendedPublicKey.parse(vector.get(2)));
    }
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void anInvalidKeyIsRefusedWhicheverKindIsAskedFor(List<String> vector) {
    assertThatThrownBy(() -> ExtendedPublicKey.parse(vector.getFirst()))
        .as(vector.get(1))
        .isInstanceOf(KeyFormatException.class);
    assertThatThrownBy(() -> ExtendedPrivateKey.parse(vector.getFirst()))
        .as(vector.get(1))
        .isInstanceOf(KeyFormatException.class);
  }

  @Test
  void publicDerivationAgreesWithPrivateDerivation() {
    try (ExtendedPrivateKey master = ExtendedPrivateKey.parse(MASTER)) {
      ExtendedPublicKey account = master.derive(DerivationPath.parse("m/84h/0h/0h")).publicKey();
      for (int index = 0; index < 20; index++) {
        DerivationPath below = DerivationPath.ofRaw(1, index);
        assertThat(account.derive(below))
            .isEqualTo(
                master.derive(DerivationPath.parse("m/84h/0h/0h").append(below)).publicKey());
      }
    }
  }

  @Test
  void aHardenedStepCantBeTakenFromAPublicKey() {
    try (ExtendedPrivateKey master = ExtendedPrivateKey.parse(MASTER)) {
      assertThatThrownBy(() -> master.publicKey().derive(ChildNumber.hardened(44)))
          .hasMessageContaining("step 44h is hardened");
    }
  }

  @Test
  void allTestNetworksShareTheEncodingThatEveryToolReads() {
    ExtendedKeyVersion version = ExtendedKeyVersion.of(Network.SIMNET);
    try (ExtendedPrivateKey key = ExtendedPrivateKey.ofSeed(SecretBytes.random(32), version)) {
      assertThat(key.publicKey().encode()).startsWith("tpub");
      assertThat(key.reveal()).startsWith("tprv");
    }
  }

  @Test
  void aKeyInTheEncodingOfBtcdIsReadForSimnetOnly() {
    try (ExtendedPrivateKey key =
        ExtendedPrivateKey.ofSeed(SecretBytes.random(32), ExtendedKeyVersion.SIM)) {
      assertThat(key.publicKey().encode()).startsWith("spub");
      ExtendedPublicKey read = ExtendedPublicKey.parse(key.publicKey().encode());
      assertThat(read.version().suits(Network.SIMNET)).isTrue();
      assertThat(read.version().suits(Network.TESTNET)).isFalse();
    }
  }

  @Test
  void aKeyWrittenAsInSlip132IsRefusedWithTheFormToUse() {
    String zpub =
        "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
    assertThatThrownBy(() -> ExtendedPublicKey.parse(zpub))
        .hasMessageContaining("SLIP-132")
        .hasMessageContaining(
            "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V");
  }

  @Test
  void aPrivateKeyGivenForAPublicOneIsRefusedWithoutBeingRepeated() {
    assertThatThrownBy(() -> ExtendedPublicKey.parse(MASTER))
        .hasMessageContaining("private")
        .hasMessageNotContaining(MASTER.substring(4, 20));
  }

  @Test
  void noKeyShowsItselfInPassing() {
    try (ExtendedPrivateKey key = ExtendedPrivateKey.parse(MASTER)) {
      assertThat(key.toString()).isEqualTo("ExtendedPrivateKey[xprv, depth 0]");
    }
  }

  @Test
  void aSeedOfAnotherLengthThanBip32AllowsIsRefused() {
    assertThatThrownBy(
            () -> ExtendedPrivateKey.ofSeed(SecretBytes.random(15), ExtendedKeyVersion.MAIN))
        .hasMessageContaining("15 bytes");
  }

  static List<List<String>> published() {
    return VectorFile.rows(ExtendedKeyTest.class, "bip32.tsv");
  }

  static List<List<String>> invalid() {
    return VectorFile.rows(ExtendedKeyTest.class, "bip32-invalid.tsv");
  }

  private static ExtendedPrivateKey seeded(String hex) {
    return ExtendedPrivateKey.ofSeed(
        SecretBytes.take(HexFormat.of().parseHex(hex)), ExtendedKeyVersion.MAIN);
  }
}
