package io.holdfast.bitcoin.psbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.testing.PsbtDraft;
import io.holdfast.bitcoin.testing.TestKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Version 2 has what it must and nothing of version 0, and its lock time suits every input. */
final class PsbtVersion2Test {
  private final TestKeys keys = new TestKeys("two");
  private final PsbtDraft draft = new PsbtDraft();

  PsbtVersion2Test() {
    for (int i = 0; i < 3; i++) {
      draft.spendP2wpkh(keys, i, 100_000);
    }
    draft.pay(Scripts.p2wpkhOf(keys.key(9)), 200_000);
  }

  static Stream<PsbtField> ofVersionTwoOnly() {
    return Stream.of(GlobalField.values(), InputField.values(), OutputField.values())
        .flatMap(Stream::of)
        .map(PsbtField.class::cast)
        .filter(field -> !field.presence().allows(0));
  }

  @ParameterizedTest
  @MethodSource("ofVersionTwoOnly")
  void aFieldOfVersionTwoIsRefusedInVersionZero(PsbtField field) {
    mapOf(field).put(field.key(), Bytes.fromHex("01000000"));
    assertThatThrownBy(() -> Psbt.parse(draft.version0()))
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining(field.label() + " is not allowed in version 0");
  }

  static Stream<PsbtField> required() {
    return ofVersionTwoOnly().filter(field -> field.presence().requires(2));
  }

  @ParameterizedTest
  @MethodSource("required")
  void aMissingFieldOfVersionTwoIsRefusedByName(PsbtField field) {
    Psbt psbt = Psbt.parse(draft.version2());
    assertThatThrownBy(() -> without(psbt, field))
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining(field.label() + " is missing, which version 2 must have");
  }

  private static Psbt without(Psbt psbt, PsbtField field) {
    return switch (field) {
      case GlobalField _ -> psbt.withGlobalMap(psbt.globalMap().without(field.key()::equals));
      case InputField _ ->
          psbt.withInputs(
              psbt.inputs().stream()
                  .map(input -> input.edit(map -> map.without(field.key()::equals)))
                  .toList());
      case OutputField _ ->
          psbt.withOutputs(
              psbt.outputs().stream()
                  .map(output -> output.edit(map -> map.without(field.key()::equals)))
                  .toList());
    };
  }

  private Map<Bytes, Bytes> mapOf(PsbtField field) {
    return switch (field) {
      case GlobalField _ -> draft.global;
      case InputField _ -> draft.inputs.getFirst();
      case OutputField _ -> draft.outputs.getFirst();
    };
  }

  /** Heights and times that the three inputs require; 0 stands for none. */
  @ParameterizedTest
  @CsvSource({
    "0,0, 0,0, 0,0, 77",
    "100,0, 0,0, 90,0, 100",
    "100,0, 0,0, 90,1600000000, 100",
    "0,1600000000, 0,0, 0,1700000000, 1700000000",
    "100,1600000000, 0,0, 0,1500000000, 1600000000",
    "100,1600000000, 90,1700000000, 0,0, 100"
  })
  void theLockTimeIsTheGreatestOfAKindThatAllInputsTake(
      long h0, long t0, long h1, long t1, long h2, long t2, long lockTime) {
    draft.global.put(GlobalField.FALLBACK_LOCKTIME.key(), PsbtDraft.int32(77));
    require(0, h0, t0);
    require(1, h1, t1);
    require(2, h2, t2);
    assertThat(Psbt.parse(draft.version2()).unsignedTransaction().lockTime()).isEqualTo(lockTime);
  }

  private void require(int input, long height, long time) {
    Map<Bytes, Bytes> fields = new LinkedHashMap<>();
    if (time != 0) {
      fields.put(InputField.REQUIRED_TIME_LOCKTIME.key(), PsbtDraft.int32(time));
    }
    if (height != 0) {
      fields.put(InputField.REQUIRED_HEIGHT_LOCKTIME.key(), PsbtDraft.int32(height));
    }
    draft.inputs.get(input).putAll(fields);
  }

  @Test
  void aHeightAndATimeInDifferentInputsExcludeEachOther() {
    require(0, 100, 0);
    require(2, 0, 1_600_000_000);
    Psbt psbt = Psbt.parse(draft.version2());
    assertThatThrownBy(psbt::unsignedTransaction)
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining("no lock time suits all");
  }

  @ParameterizedTest
  @CsvSource({"499999999,0", "0,500000000"})
  void aTimeIsNoHeightAndAHeightNoTime(long time, long height) {
    require(0, height, time);
    assertThatThrownBy(() -> Psbt.parse(draft.version2()))
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining("input 0: required_");
  }

  @Test
  void psbtsThatDifferInSequenceOnlyAreOfOneTransactionAndOthersAreNot() {
    Psbt one = Psbt.parse(draft.version2());
    Psbt two =
        one.withInputs(
            one.inputs().stream()
                .map(input -> input.edit(map -> map.without(InputField.SEQUENCE.key()::equals)))
                .toList());
    assertThat(Combiner.combine(List.of(two, one))).isEqualTo(one);

    draft.pay(Scripts.p2wpkhOf(keys.key(8)), 1_000);
    Psbt other = Psbt.parse(draft.version2());
    assertThatThrownBy(() -> Combiner.combine(List.of(one, other)))
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining("number 1 is of another transaction");
    assertThatThrownBy(() -> Combiner.combine(List.of(one, draft.psbt())))
        .hasMessageContaining("number 1 has version 0");
  }

  @Test
  void whatEitherPsbtNoLongerLetsBeModifiedStaysFixedWhenCombined() {
    draft.global.put(GlobalField.TX_MODIFIABLE.key(), Bytes.fromHex("03"));
    Psbt one = Psbt.parse(draft.version2());
    draft.global.put(GlobalField.TX_MODIFIABLE.key(), Bytes.fromHex("05"));
    Psbt two = Psbt.parse(draft.version2());
    assertThat(Combiner.combine(List.of(one, two)).globalMap().entries())
        .containsEntry(GlobalField.TX_MODIFIABLE.key(), Bytes.fromHex("05"));
  }
}
