package io.holdfast.log.verify;

import io.holdfast.log.note.Checkpoint;
import io.holdfast.log.note.VerifierKey;
import java.util.Optional;

/**
 * What was found of one shard.
 *
 * @param number from 1
 * @param checkpoint its tree head; empty when there is none that can be read
 * @param key the key that the signature was verified with; empty when there was none
 * @param verified entries that were looked at, from the first on
 * @param awaiting entries on disk that no checkpoint covers yet; no tampering
 */
public record ShardReport(
    int number,
    Optional<Checkpoint> checkpoint,
    Optional<VerifierKey> key,
    long verified,
    long awaiting) {}
