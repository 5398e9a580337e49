package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.Bytes;
import java.util.List;

/**
 * What a {@code musig()} expression gives at one place (BIP-390).
 *
 * @param aggregate the key that the participants are together, compressed, 33 bytes
 * @param participants in the order of aggregation
 * @param derived the key in the script: the aggregate itself, or one derived from it (BIP-328)
 */
public record DerivedAggregate(Bytes aggregate, List<DerivedKey> participants, DerivedKey derived) {
  public DerivedAggregate {
    participants = List.copyOf(participants);
  }
}
