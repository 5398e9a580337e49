package io.holdfast.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.testing.BipText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PSBTs of BIP-174, BIP-370 and BIP-371, valid and invalid. */
final class PsbtVectorsTest {
  static Stream<BipText.Case> valid() {
    return Stream.of("bip-0174", "bip-0370", "bip-0371")
        .flatMap(bip -> BipText.cases(bip + ".mediawiki", "are valid PSBTs").stream());
  }

  static Stream<BipText.Case> invalid() {
    return Stream.of("bip-0174", "bip-0370", "bip-0371")
        .flatMap(bip -> BipText.cases(bip + ".mediawiki", "are invalid PSBTs").stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("valid")
  void aValidPsbtIsReadAndWrittenUnchanged(BipText.Case each) {
    Psbt psbt = Psbt.parse(Bytes.fromHex(each.hex()).toArray());
    assertThat(Bytes.of(psbt.serialize()).hex()).isEqualTo(each.hex());
    assertThat(Psbt.parseBase64(psbt.base64())).isEqualTo(psbt);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void anInvalidPsbtIsRefused(BipText.Case each) {
    assertThatThrownBy(() -> Psbt.parse(Bytes.fromHex(each.hex()).toArray()))
        .isInstanceOf(PsbtException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, computed to be 0:", "10000, to be 10000:", "1657048460, to be 1657048460:"})
  void theLockTimeOfVersionTwoIsDeterminedAsTheBipSays(long lockTime, String section) {
    List<BipText.Case> cases = BipText.cases("bip-0370.mediawiki", section);
    assertThat(cases).isNotEmpty();
    for (BipText.Case each : cases) {
      Psbt psbt = Psbt.parse(Bytes.fromHex(each.hex()).toArray());
      assertThat(psbt.unsignedTransaction().lockTime()).as(each.title()).isEqualTo(lockTime);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "cannot be computed")
  void lockTimesThatExcludeEachOtherAreRefused(String section) {
    List<BipText.Case> cases = BipText.cases("bip-0370.mediawiki", section);
    assertThat(cases).isNotEmpty();
    for (BipText.Case each : cases) {
      Psbt psbt = Psbt.parse(Bytes.fromHex(each.hex()).toArray());
      assertThatThrownBy(psbt::unsignedTransaction)
          .isInstanceOf(PsbtException.class)
          .hasMessageContaining("no lock time suits all");
    }
  }
}
