package io.holdfast.bitcoin.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.testing.TestKeys;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A script is of a standard form only if it has that form byte for byte. */
final class OutputTypeTest {
  private static final Bytes HASH20 = Bytes.fromHex("00112233445566778899aabbccddeeff00112233");
  private static final Bytes HASH32 = Bytes.of(new byte[32]);

  private final TestKeys keys = new TestKeys("script");

  private static String label(Script script) {
    return OutputType.of(script).label();
  }

  @Test
  void everyBuiltFormIsRecognised() {
    assertThat(label(Scripts.p2pk(keys.key(0)))).isEqualTo("p2pk");
    assertThat(OutputType.of(Scripts.p2pkh(HASH20)))
        .isEqualTo(new OutputType.PayToPublicKeyHash(HASH20));
    assertThat(OutputType.of(Scripts.p2sh(HASH20)))
        .isEqualTo(new OutputType.PayToScriptHash(HASH20));
    assertThat(OutputType.of(Scripts.p2wpkh(HASH20)))
        .isEqualTo(new OutputType.PayToWitnessPublicKeyHash(HASH20));
    assertThat(OutputType.of(Scripts.p2wsh(HASH32)))
        .isEqualTo(new OutputType.PayToWitnessScriptHash(HASH32));
    assertThat(OutputType.of(Scripts.p2tr(HASH32))).isEqualTo(new OutputType.PayToTaproot(HASH32));
    assertThat(OutputType.of(Scripts.witness(16, HASH20)))
        .isEqualTo(new OutputType.UnknownWitness(16, HASH20));
    assertThat(OutputType.of(Scripts.opReturn(HASH20)))
        .isEqualTo(new OutputType.DataCarrier(List.of(HASH20)));
  }

  @Test
  void aMultisigTellsItsThresholdAndKeysUpToTwenty() {
    List<Bytes> all = IntStream.range(0, 20).mapToObj(keys::key).toList();
    assertThat(OutputType.of(Scripts.multisig(2, all.subList(0, 3))))
        .isEqualTo(new OutputType.Multisig(2, all.subList(0, 3)));
    assertThat(OutputType.of(Scripts.multisig(17, all)))
        .isEqualTo(new OutputType.Multisig(17, all));
    assertThat(OutputType.of(Scripts.sortedMultisig(1, all.subList(0, 3))))
        .isEqualTo(new OutputType.Multisig(1, all.subList(0, 3).stream().sorted().toList()));
  }

  @ParameterizedTest
  @CsvSource({
    "'', nonstandard",
    "51, nonstandard",
    "0013000000000000000000000000000000000000000000, nonstandard",
    "51024e73, witness_v1",
    "6a, op_return",
    "6a51, op_return",
    "6a4c, nonstandard",
    "6aac, nonstandard",
    "a914000000000000000000000000000000000000000088, nonstandard",
    "4c21020000000000000000000000000000000000000000000000000000000000000001ac, p2pk",
    "5151ae, nonstandard",
    "0051ae, nonstandard"
  })
  void whatIsAlmostAFormIsNot(String hex, String label) {
    assertThat(label(Script.fromHex(hex))).isEqualTo(label);
  }

  @Test
  void aMultisigThatNobodyCouldSpendIsNotBuilt() {
    assertThatThrownBy(() -> Scripts.multisig(2, List.of(keys.key(0))))
        .isInstanceOf(BitcoinException.class)
        .hasMessageContaining("2 of 1");
    assertThatThrownBy(() -> Scripts.p2wpkh(HASH32)).hasMessageContaining("20 bytes, not 32");
  }

  @ParameterizedTest
  @CsvSource({
    "0,''",
    "1,01",
    "-1,81",
    "127,7f",
    "128,8000",
    "-128,8080",
    "255,ff00",
    "256,0001",
    "-255,ff80",
    "32768,008000",
    "2147483647,ffffff7f",
    "-2147483647,ffffffff"
  })
  void scriptNumbersHaveTheirShortestForm(long number, String hex) {
    assertThat(Bytes.of(ScriptNumber.encode(number)).hex()).isEqualTo(hex);
    Script script = new ScriptBuilder().number(number).build();
    assertThat(ScriptNumber.of(script.elements().orElseThrow().getFirst())).hasValue(number);
  }

  @Test
  void pushesAreMinimalAndReadBack() {
    for (int size : new int[] {0, 1, 75, 76, 255, 256, 520, 65535, 65536}) {
      byte[] data = new byte[size];
      Arrays.fill(data, (byte) 0x55);
      Script script = new ScriptBuilder().push(data).build();
      ScriptElement element = script.elements().orElseThrow().getFirst();
      assertThat(element).isInstanceOf(ScriptElement.Push.class);
      assertThat(((ScriptElement.Push) element).isMinimal()).isTrue();
      assertThat(((ScriptElement.Push) element).data()).isEqualTo(Bytes.of(data));
      assertThat(element.size()).isEqualTo(script.size());
    }
  }
}
