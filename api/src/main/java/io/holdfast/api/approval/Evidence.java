package io.holdfast.api.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A proof that was checked, with all that is needed to check it again.
 *
 * @param facts public ones only: of a signature the key, the signed bytes and the signature, of a
 *     code the method
 */
public record Evidence(Proof proof, Instant at, ObjectNode facts) {}
