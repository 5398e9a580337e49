package io.holdfast.engine.bitcoin.sign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.holdfast.bitcoin.policy.fact.Attestation;
import java.util.List;

/** Attestations of destinations: those that the PSBT carries, and those beside it. */
final class Attestations {
  private Attestations() {}

  static List<Attestation> of(Draft draft, ArrayNode beside) {
    return List.of();
  }
}
