package io.holdfast.engine.bitcoin.sign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.engine.bitcoin.policy.Judgement;
import io.holdfast.engine.bitcoin.receipt.StoredReceipt;
import java.util.Optional;

/** What a refused transaction is answered with. */
final class SignRefusals {
  private SignRefusals() {}

  /** The refusal of a policy, with the decision and its receipt beside the text. */
  static Refusal of(Judgement judgement, Optional<StoredReceipt> receipt) {
    ObjectNode data = Json.object();
    data.set("decision", judgement.view());
    receipt.ifPresent(issued -> data.set("receipt", issued.brief()));
    return judgement.refusal(data);
  }
}
