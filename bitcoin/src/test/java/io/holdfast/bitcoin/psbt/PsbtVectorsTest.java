package io.holdfast.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.VectorFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The PSBTs of BIP-174, BIP-370, BIP-371 and BIP-373, valid and invalid. */
public final class PsbtVectorsTest {
  static Stream<Arguments> valid() {
    return cases("valid");
  }

  static Stream<Arguments> invalid() {
    return cases("invalid");
  }

  static Stream<Arguments> lockTimes() {
    return cases("locktime");
  }

  static Stream<Arguments> excluded() {
    return cases("excluded");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aValidPsbtIsReadAndWrittenUnchanged(String hex) {
    Psbt psbt = Psbt.parse(Bytes.fromHex(hex).toArray());
    assertThat(Bytes.of(psbt.serialize()).hex()).isEqualTo(hex);
    assertThat(Psbt.parseBase64(psbt.base64())).isEqualTo(psbt);
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void anInvalidPsbtIsRefused(String hex) {
    assertThatThrownBy(() -> Psbt.parse(Bytes.fromHex(hex).toArray()))
        .isInstanceOf(PsbtException.class);
  }

  @ParameterizedTest
  @MethodSource("lockTimes")
  void theLockTimeOfVersionTwoIsDeterminedAsTheBipSays(long lockTime, String hex) {
    Psbt psbt = Psbt.parse(Bytes.fromHex(hex).toArray());
    assertThat(psbt.unsignedTransaction().lockTime()).isEqualTo(lockTime);
  }

  @ParameterizedTest
  @MethodSource("excluded")
  void lockTimesThatExcludeEachOtherAreRefused(String hex) {
    Psbt psbt = Psbt.parse(Bytes.fromHex(hex).toArray());
    assertThatThrownBy(psbt::unsignedTransaction)
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining("no lock time suits all");
  }

  private static Stream<Arguments> cases(String mark) {
    return Stream.of("bip174.tsv", "bip370.tsv", "bip371.tsv", "bip373.tsv")
        .flatMap(file -> VectorFile.cases(PsbtVectorsTest.class, file, mark));
  }
}
