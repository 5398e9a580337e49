package io.holdfast.bitcoin.sign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.psbt.GlobalField;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.testing.PsbtDraft;
import io.holdfast.bitcoin.testing.TestKeys;
import io.holdfast.bitcoin.tx.AllowedSighashes;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What signatures commit to is the whole transaction unless more was allowed; then interpreters say
 * that it was signed as stated. (The hashes themselves are held to BIP-143's and BIP-341's vectors
 * and to another library in {@code SegwitSighashVectorsTest}, {@code TaprootVectorsTest} and {@code
 * SighashOracleTest}.)
 */
class SighashRuleTest {
  private static final AllowedSighashes EVERY =
      new AllowedSighashes(Set.of(0, 1, 2, 3, 0x81, 0x82, 0x83));

  private final Signer signer = new Signer(SelfCheck.available());
  private final TestKeys keys = new TestKeys("ours");

  private PsbtDraft draft(int type) {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2wpkh(keys, 0, 20_000);
    draft.spendTaproot(keys, 1, 20_000, Optional.empty());
    draft.spendP2pkh(keys, 2, 20_000);
    Script multisig = Scripts.multisig(1, List.of(keys.key(3)));
    draft.derivation(draft.spendP2wsh(multisig, 20_000), keys, 3);
    for (Map<Bytes, Bytes> input : draft.inputs) {
      input.put(InputField.SIGHASH_TYPE.key(), PsbtDraft.int32(type));
    }
    for (int i = 0; i < 4; i++) {
      draft.pay(Scripts.p2wpkhOf(keys.key(10 + i)), 10_000);
    }
    return draft;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 0x81, 0x82, 0x83})
  void whatIsAllowedIsSignedForEveryKindOfInput(int type) {
    CheckedPsbt checked = PsbtCheck.check(draft(type).psbt(), Network.REGTEST, EVERY);
    SigningResult result = signer.sign(checked, keys);
    assertThat(result.complete()).isTrue();
    Transaction signed = result.transaction().orElseThrow();
    Bytes ecdsa = signed.inputs().get(0).witness().items().get(0);
    assertThat(ecdsa.at(ecdsa.size() - 1)).isEqualTo(type);
    assertThat(signed.inputs().get(1).witness().items().get(0).at(64)).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 0x81, 0x82, 0x83})
  void whatIsNotAllowedIsRefusedByName(int type) {
    Psbt psbt = draft(type).psbt();
    refused(psbt, AllowedSighashes.WHOLE, "only DEFAULT and ALL may be signed here");
    refused(psbt, AllowedSighashes.named(List.of("ALL")), "may be signed here");
  }

  @ParameterizedTest
  @CsvSource({"4,0x04", "65,0x41", "128,0x80", "1000000,0xf4240"})
  void aTypeThatIsUnknownIsRefusedWhateverIsAllowed(int type, String label) {
    refused(draft(type).psbt(), EVERY, "sighash_type is " + label + ", which is none of");
  }

  @Test
  void singleWithoutItsOutputIsRefused() {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2pkh(keys, 0, 20_000);
    draft.spendP2pkh(keys, 1, 20_000).put(InputField.SIGHASH_TYPE.key(), PsbtDraft.int32(3));
    draft.pay(Scripts.p2wpkhOf(keys.key(10)), 10_000);
    refused(draft.psbt(), EVERY, "there is no output 1 that it could sign");
  }

  @Test
  void aSignatureThatComesAlongHasAnAllowedTypeToo() {
    PsbtDraft draft = draft(2);
    Psbt signed =
        signer.sign(PsbtCheck.check(draft.psbt(), Network.REGTEST, EVERY), only(1)).psbt();
    // Without the field that states it, the signature alone says NONE.
    Psbt quiet =
        signed.withInputs(
            signed.inputs().stream()
                .map(input -> input.edit(map -> map.without(InputField.SIGHASH_TYPE.key()::equals)))
                .toList());
    CheckedPsbt checked = PsbtCheck.check(quiet, Network.REGTEST);
    assertThatThrownBy(() -> signer.sign(checked, keys))
        .isInstanceOfSatisfying(
            SigningRefused.class, e -> assertThat(e.rule()).isEqualTo(RefusalRule.SIGHASH_TYPE))
        .hasMessageContaining("tap_key_sig has sighash type NONE; allowed are DEFAULT and ALL");
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,2", "3,4", "129,1", "130,3", "131,5"})
  void versionTwoSaysWhatMayStillBeChanged(int type, int flags) {
    PsbtDraft draft = draft(type);
    draft.global.put(GlobalField.TX_MODIFIABLE.key(), Bytes.fromHex("03"));
    Psbt psbt = Psbt.parse(draft.version2());
    Psbt signed = signer.sign(PsbtCheck.check(psbt, Network.REGTEST, EVERY), only(0)).psbt();
    assertThat(
            requireNonNull(signed.globalMap().entries().get(GlobalField.TX_MODIFIABLE.key())).at(0))
        .isEqualTo(flags);
  }

  @Test
  void typesAreNamedAndAWrongNameIsToldWithTheRightOnes() {
    assertThat(AllowedSighashes.named(List.of("SINGLE|ANYONECANPAY", "ALL")).types())
        .containsExactlyInAnyOrder(0, 1, 0x83);
    assertThat(AllowedSighashes.named(List.of("NONE"))).hasToString("NONE");
    assertThatThrownBy(() -> AllowedSighashes.named(List.of("SOME")))
        .isInstanceOf(BitcoinException.class)
        .hasMessageContainingAll("'SOME'", "DEFAULT, ALL, NONE, SINGLE, ALL|ANYONECANPAY");
  }

  private SigningKeys only(int number) {
    return (origin, publicKey) ->
        publicKey.equals(keys.key(number)) || publicKey.equals(keys.xOnly(number))
            ? keys.keyFor(origin, publicKey)
            : Optional.empty();
  }

  private static void refused(Psbt psbt, AllowedSighashes allowed, String words) {
    assertThatThrownBy(() -> PsbtCheck.check(psbt, Network.REGTEST, allowed))
        .isInstanceOfSatisfying(
            SigningRefused.class, e -> assertThat(e.rule()).isEqualTo(RefusalRule.SIGHASH_TYPE))
        .hasMessageContaining(words);
  }
}
