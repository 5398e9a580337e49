package io.holdfast.bitcoin.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.VectorFile;
import io.holdfast.bitcoin.address.Network;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors that BIP-380 to 387, 389 and 390 publish. */
class DescriptorVectorsTest {
  private static final List<String> SCRIPT_FILES =
      List.of(
          "bip381.tsv",
          "bip382.tsv",
          "bip383.tsv",
          "bip384.tsv",
          "bip385.tsv",
          "bip386.tsv",
          "bip387.tsv",
          "bip390.tsv");

  @ParameterizedTest
  @MethodSource("validScripts")
  void aPublishedDescriptorGivesItsScripts(List<String> vector) {
    Descriptor descriptor = Descriptor.parse(vector.getFirst());
    List<String> expected = vector.subList(1, vector.size());
    List<String> derived =
        Stream.iterate(0, index -> index + 1)
            .limit(Math.max(1, expected.size()))
            .flatMap(index -> descriptor.deriveAll(0, index).stream())
            .map(each -> each.scriptPubKey().hex())
            .toList();
    assertThat(derived).hasSizeGreaterThanOrEqualTo(expected.size());
    assertThat(derived.subList(0, expected.size())).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("validScripts")
  void aPublishedDescriptorGivesTheSameScriptsWithoutItsPrivateKeys(List<String> vector) {
    Descriptor descriptor = Descriptor.parse(vector.getFirst());
    Descriptor restored = Descriptor.parse(descriptor.toString());
    assertThat(restored.hasPrivateKeys()).isFalse();
    if (!descriptor.toString().contains("*h")) {
      assertThat(restored.deriveAll(0, 2))
          .extracting(DerivedScript::scriptPubKey)
          .isEqualTo(descriptor.deriveAll(0, 2).stream().map(DerivedScript::scriptPubKey).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("invalidScripts")
  void aPublishedInvalidDescriptorIsRefused(List<String> vector) {
    assertThatThrownBy(() -> Descriptor.parse(vector.getFirst()))
        .as(vector.get(1))
        .isInstanceOf(DescriptorException.class);
  }

  @ParameterizedTest
  @MethodSource("validKeys")
  void aPublishedKeyExpressionIsRead(List<String> vector) {
    Descriptor descriptor = Descriptor.parse("pk(" + vector.get(1) + ")");
    assertThat(Descriptor.parse(descriptor.reveal()).reveal()).isEqualTo(descriptor.reveal());
  }

  @ParameterizedTest
  @MethodSource("invalidKeys")
  void aPublishedInvalidKeyExpressionIsRefused(List<String> vector) {
    assertThatThrownBy(() -> Descriptor.parse("pk(" + vector.get(1) + ")"))
        .as(vector.getFirst())
        .isInstanceOf(DescriptorException.class);
  }

  @ParameterizedTest
  @MethodSource("validMultipaths")
  void aPublishedMultipathExpandsIntoItsDescriptors(List<String> vector) {
    Descriptor descriptor = Descriptor.parse(vector.getFirst());
    assertThat(descriptor.branches()).isEqualTo(vector.size() - 1);
    assertThat(descriptor.expand())
        .extracting(Descriptor::reveal)
        .isEqualTo(
            vector.subList(1, vector.size()).stream().map(DescriptorChecksum::append).toList());
  }

  @ParameterizedTest
  @MethodSource("invalidMultipaths")
  void aPublishedInvalidMultipathIsRefused(List<String> vector) {
    assertThatThrownBy(() -> Descriptor.parse(vector.getFirst()))
        .as(vector.get(1))
        .isInstanceOf(DescriptorException.class);
  }

  @Test
  void thePublishedChecksumIsMadeAndTakenAndMayBeAbsent() {
    assertThat(Descriptor.parse("raw(deadbeef)")).hasToString("raw(deadbeef)#89f8spxm");
    assertThat(Descriptor.parse("raw(deadbeef)#89f8spxm").text()).isEqualTo("raw(deadbeef)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "raw(deadbeef)#",
        "raw(deadbeef)#89f8spxmx",
        "raw(deadbeef)#89f8spx",
        "raw(deedbeef)#89f8spxm",
        "raw(deedbeef)##9f8spxm",
        "raw(Ü)#00000000"
      })
  void aPublishedWrongChecksumIsRefused(String descriptor) {
    assertThatThrownBy(() -> Descriptor.parse(descriptor)).isInstanceOf(BitcoinException.class);
  }

  /** BIP-67's second and fourth vector; those of the others aren't points of the curve. */
  @ParameterizedTest
  @CsvSource({
    "'02632b12f4ac5b1d1b72b2a3b508c19172de44f6f46bcee50ba33f3f9291e47ed0,027735a29bae7780a9755fae7a1c4374c656ac6a69ea9f3697fda61bb99a4f3e77,02e2cc6bd5f45edd43bebe7cb9b675f0ce9ed3efe613b177588290ad188d11b404',3CKHTjBKxCARLzwABMu9yD85kvtm7WnMfH",
    "'022df8750480ad5b26950b25c7ba79d3e37d75f640f8e5d9bcd5b150a0f85014da,03e3818b65bcc73a7d64064106a859cc1a5a728c4345ff0b641209fba0d90de6e9,021f2f6e1e50cb6a953935c3601284925decd3fd21bc445712576873fb8c6ebc18',3Q4sF6tv9wsdqu2NtARzNCpQgwifm2rAba",
    "'02ff12471208c14bd580709cb2358d98975247d8765f92bc25eab3b2763ed605f8,02fe6f0a5a297eb38c391581c4413e084773ea23954d93f7753db7dc0adc188b2f',39bgKC7RFbpoCRbtD5KEdkYKtNyhpsNa3Z"
  })
  void sortedKeysGiveTheAddressesOfBip67(String keys, String address) {
    assertThat(
            Descriptor.parse("sh(sortedmulti(2," + keys + "))")
                .derive(0, 0)
                .address(Network.MAINNET)
                .orElseThrow()
                .text())
        .isEqualTo(address);
  }

  static Stream<List<String>> validScripts() {
    return SCRIPT_FILES.stream().flatMap(file -> rows(file, "valid"));
  }

  static Stream<List<String>> invalidScripts() {
    return SCRIPT_FILES.stream().flatMap(file -> rows(file, "invalid"));
  }

  static Stream<List<String>> validKeys() {
    return rows("bip380-keys.tsv", "valid");
  }

  static Stream<List<String>> invalidKeys() {
    return rows("bip380-keys.tsv", "invalid");
  }

  static Stream<List<String>> validMultipaths() {
    return rows("bip389.tsv", "valid");
  }

  static Stream<List<String>> invalidMultipaths() {
    return rows("bip389.tsv", "invalid");
  }

  private static Stream<List<String>> rows(String file, String mark) {
    return VectorFile.rows(DescriptorVectorsTest.class, file, mark);
  }
}
