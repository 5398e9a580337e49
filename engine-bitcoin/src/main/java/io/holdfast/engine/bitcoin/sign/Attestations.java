package io.holdfast.engine.bitcoin.sign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.policy.fact.Attestation;
import io.holdfast.bitcoin.policy.fact.AttestationField;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.engine.bitcoin.policy.PolicyDocuments;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.ArrayList;
import java.util.List;

/** Attestations of destinations: those that the PSBT carries, and those beside it. */
final class Attestations {
  private static final int MOST = 1000;

  private Attestations() {}

  /**
   * All of them, not verified yet.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest naming the one that is malformed
   */
  static List<Attestation> of(Draft draft, ArrayNode beside) {
    CheckedPsbt checked = draft.candidate().located().checked();
    List<Attestation> all =
        new ArrayList<>(
            Inputs.of(
                SignPath.PSBT.name(),
                () ->
                    AttestationField.all(
                        checked.psbt(),
                        checked.transaction(),
                        draft.candidate().located().wallet().network())));
    if (beside.size() > MOST) {
      throw Inputs.invalid(SignPath.ATTESTATIONS.name(), "has more than " + MOST + " entries");
    }
    for (int i = 0; i < beside.size(); i++) {
      all.add(read(SignPath.ATTESTATIONS.name() + "[" + i + "]", beside.get(i)));
    }
    return all;
  }

  private static Attestation read(String field, JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw Inputs.invalid(field, "is not an object");
    }
    try {
      return Attestation.parse(PolicyDocuments.map(object));
    } catch (BitcoinException e) {
      throw Inputs.invalid(field, e);
    }
  }
}
