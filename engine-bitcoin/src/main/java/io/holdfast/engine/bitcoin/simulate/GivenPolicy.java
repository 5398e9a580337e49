package io.holdfast.engine.bitcoin.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.engine.bitcoin.policy.PolicyDocuments;
import java.util.Optional;

/** The policy that a simulation is given. */
public final class GivenPolicy {
  public static final Field<ObjectNode> DOCUMENT =
      Field.object(
          "document", "A policy's document, judged instead of the stored one and stored nowhere.");

  private GivenPolicy() {}

  /** The policy, if one is given. */
  public static Optional<TransactionPolicy> of(Call call) {
    return call.find(DOCUMENT).map(PolicyDocuments::parse);
  }
}
