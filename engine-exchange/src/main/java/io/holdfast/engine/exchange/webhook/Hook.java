package io.holdfast.engine.exchange.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Duration;
import java.time.Instant;

/**
 * How the signatures of one sender are verified; the secret apart.
 *
 * @param algorithm hmac-sha256, hmac-sha384, hmac-sha512, ed25519 or ecdsa-p256
 * @param encoding of the signature
 * @param signatureEncoding for ecdsa-p256: der or raw
 * @param signed template of what is signed: {@code {timestamp}.{body}}
 * @param prefix in front of the signature, such as {@code sha256=}
 * @param timeUnit how the timestamp is written
 * @param tolerance how old, or ahead, a timestamp may be; zero: any
 * @param replayMemory how long a signature is remembered, so that it is good once; zero: not
 * @param publicKey in PEM; empty for HMACs
 * @param previousUntil until when the secret before is good too
 */
record Hook(
    String algorithm,
    String encoding,
    String signatureEncoding,
    String signed,
    String prefix,
    String timeUnit,
    Duration tolerance,
    Duration replayMemory,
    String publicKey,
    Instant previousUntil,
    Instant createdTime) {

  ObjectNode view() {
    ObjectNode view =
        Json.object()
            .put("algorithm", algorithm)
            .put("encoding", encoding)
            .put("signature_encoding", signatureEncoding)
            .put("signed", signed)
            .put("prefix", prefix)
            .put("time_unit", timeUnit)
            .put("tolerance", tolerance.toSeconds())
            .put("replay_memory", replayMemory.toSeconds())
            .put("created_time", createdTime.toString());
    if (!publicKey.isEmpty()) {
      view.put("public_key", publicKey);
    }
    return view;
  }
}
