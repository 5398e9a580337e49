package io.holdfast.bitcoin.sign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtException;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.testing.PsbtDraft;
import io.holdfast.bitcoin.testing.TestKeys;
import io.holdfast.bitcoin.verify.InterpreterVerifier;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A fault between the signature and the answer: no signed input leaves with a bit changed. */
class FaultTest {
  private final TestKeys keys = new TestKeys("ours");
  private final SelfCheck check = new SelfCheck(List.of(new InterpreterVerifier()));
  private final CheckedPsbt checked = PsbtCheck.check(psbt(), Network.REGTEST);

  private Psbt psbt() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2wpkh(keys, 0, 40_000);
    draft.spendTaproot(keys, 1, 40_000, Optional.empty());
    draft.spendP2pkh(keys, 2, 40_000);
    return draft.pay(Scripts.p2wpkhOf(keys.key(9)), 100_000).psbt();
  }

  @Test
  void everyFlippedBitOfAFinishedInputIsFoundBeforeItLeaves() {
    assertThat(new Signer(check).sign(checked, keys).complete()).isTrue();
    int finished = 0;
    Random random = new Random(1);
    for (int input = 0; input < 3; input++) {
      for (int round = 0; round < 100; round++) {
        int where = input;
        int bit = random.nextInt(8 * 60);
        Signer faulty = new Signer(check, psbt -> flipped(psbt, where, bit));
        assertThatThrownBy(() -> faulty.sign(checked, keys))
            .satisfiesAnyOf(
                e ->
                    assertThat(e)
                        .isInstanceOfSatisfying(
                            SigningRefused.class,
                            refused ->
                                assertThat(refused.rule())
                                    .isEqualTo(RefusalRule.VERIFICATION_FAILED)),
                e -> assertThat(e).isInstanceOf(PsbtException.class));
        finished++;
      }
    }
    assertThat(finished).isEqualTo(300);
  }

  @Test
  void theWitnessOfAnotherInputIsFoundToo() {
    Signer faulty =
        new Signer(
            check,
            psbt -> {
              List<PsbtInput> swapped = new ArrayList<>(psbt.inputs());
              Bytes other =
                  requireNonNull(
                      swapped.get(1).map().entries().get(InputField.FINAL_SCRIPTWITNESS.key()));
              swapped.set(
                  0,
                  swapped
                      .get(0)
                      .edit(map -> map.with(InputField.FINAL_SCRIPTWITNESS.key(), other)));
              return psbt.withInputs(swapped);
            });
    assertThatThrownBy(() -> faulty.sign(checked, keys))
        .isInstanceOfSatisfying(
            SigningRefused.class,
            e -> assertThat(e.rule()).isEqualTo(RefusalRule.VERIFICATION_FAILED));
  }

  private static Psbt flipped(Psbt psbt, int input, int bit) {
    InputField field = input == 2 ? InputField.FINAL_SCRIPTSIG : InputField.FINAL_SCRIPTWITNESS;
    List<PsbtInput> inputs = new ArrayList<>(psbt.inputs());
    inputs.set(
        input,
        inputs
            .get(input)
            .edit(map -> {
              byte[] value = requireNonNull(map.entries().get(field.key())).toArray();
              value[bit / 8] ^= (byte) (1 << (bit % 8));
              return map.with(field.key(), Bytes.of(value));
            }));
    return psbt.withInputs(inputs);
  }
}
