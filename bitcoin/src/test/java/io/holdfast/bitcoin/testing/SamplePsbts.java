package io.holdfast.bitcoin.testing;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.psbt.GlobalField;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.OutputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.script.Taproot;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.verify.InterpreterVerifier;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Valid PSBTs of both versions, in all stages, with as many kinds of fields as there are. */
public final class SamplePsbts {
  private SamplePsbts() {}

  /** The samples; {@code keys} can sign each of their inputs or has done so. */
  public static List<byte[]> all(TestKeys keys) {
    TestKeys theirs = new TestKeys("theirs");
    List<byte[]> samples = new ArrayList<>();
    for (PsbtDraft draft : List.of(segwit(keys), taproot(keys), multisig(keys, theirs))) {
      samples.add(draft.version0());
      samples.add(draft.version2());
      Signer signer = new Signer(new SelfCheck(List.of(new InterpreterVerifier())));
      for (TestKeys signing : List.of(keys, theirs)) {
        Psbt psbt = Psbt.parse(draft.version2());
        samples.add(
            signer.sign(PsbtCheck.check(psbt, Network.REGTEST), signing).psbt().serialize());
      }
    }
    return samples;
  }

  private static PsbtDraft segwit(TestKeys keys) {
    PsbtDraft draft = new PsbtDraft();
    draft.spendP2wpkh(keys, 0, 30_000);
    draft.spendNestedP2wpkh(keys, 1, 30_000);
    draft.spendP2pkh(keys, 2, 30_000);
    draft.inputs.get(0).put(InputField.SIGHASH_TYPE.key(), PsbtDraft.int32(1));
    draft.inputs.get(1).put(Bytes.fromHex("fc036162630011"), Bytes.fromHex("0102"));
    Bytes secret = Bytes.fromHex("aabb");
    draft
        .inputs
        .get(1)
        .put(InputField.SHA256.key(Bytes.of(Hashes.sha256(secret.toArray()))), secret);
    draft.pay(Scripts.p2wpkhOf(keys.key(3)), 80_000);
    draft.derivation(draft.inputs.get(0), keys, 0);
    draft
        .outputs
        .get(0)
        .put(OutputField.BIP32_DERIVATION.key(keys.key(3)), PsbtDraft.origin(keys.origin(3)));
    return draft;
  }

  private static PsbtDraft taproot(TestKeys keys) {
    PsbtDraft draft = new PsbtDraft();
    Script leaf = Scripts.p2pk(keys.xOnly(7));
    Bytes root = Taproot.leafHash(Taproot.LEAF_TAPSCRIPT, leaf);
    Map<Bytes, Bytes> input = draft.spendTaproot(keys, 4, 50_000, Optional.of(root));
    boolean odd = Taproot.outputKey(keys.xOnly(4), Optional.of(root)).oddY();
    input.put(
        InputField.TAP_LEAF_SCRIPT.key(Bytes.fromHex((odd ? "c1" : "c0") + keys.xOnly(4).hex())),
        Bytes.fromHex(leaf.hex() + "c0"));
    draft.spendTaproot(keys, 5, 50_000, Optional.empty());
    draft.pay(Scripts.p2tr(keys.xOnly(6)), 90_000);
    draft.outputs.get(0).put(OutputField.TAP_INTERNAL_KEY.key(), keys.xOnly(6));
    draft.outputs.get(0).put(OutputField.TAP_TREE.key(), Bytes.fromHex("01c0015101c00152"));
    draft.global.put(Bytes.fromHex("f3aa"), Bytes.fromHex("00"));
    return draft;
  }

  private static PsbtDraft multisig(TestKeys keys, TestKeys theirs) {
    PsbtDraft draft = new PsbtDraft();
    Script script = Scripts.sortedMultisig(2, List.of(keys.key(8), theirs.key(0), theirs.key(1)));
    Map<Bytes, Bytes> input = draft.spendP2wsh(script, 50_000);
    draft.derivation(draft.derivation(input, keys, 8), theirs, 0);
    draft.pay(Scripts.p2wshOf(script), 40_000);
    draft.outputs.get(0).put(OutputField.WITNESS_SCRIPT.key(), script.bytes());
    Bytes xpub = Bytes.fromHex("043587cf" + "00".repeat(74));
    draft.global.put(GlobalField.XPUB.key(xpub), Bytes.fromHex("01020304"));
    return draft;
  }
}
