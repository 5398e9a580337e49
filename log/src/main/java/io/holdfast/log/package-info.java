/**
 * The transparency log: an append-only Merkle tree over the audit entries, in the forms of C2SP, so
 * that anyone can verify it offline with nothing but its directory.
 *
 * <p>A log is a directory:
 *
 * <ul>
 *   <li>{@code checkpoint}: the signed tree head (C2SP tlog-checkpoint, an Ed25519 signed note);
 *   <li>{@code log.vkey}: the verifier key of that note, one line;
 *   <li>{@code tile/<L>/<N>[.p/<W>]}: the hashes (C2SP tlog-tiles);
 *   <li>{@code tile/entries/<N>[.p/<W>]}: the entries, 256 to a bundle;
 *   <li>{@code shard-000002/}, {@code shard-000003/} ...: the shards that continue it, each a log
 *       of the same form (see {@link io.holdfast.log.entry.ShardLeaf}).
 *   <li>{@code .lock} and {@code .tmp}: the writer's own, of no interest to a reader.
 * </ul>
 *
 * <p>{@code merkle} holds the tree's arithmetic and proofs, {@code note} the signed texts, {@code
 * tile} the layout on disk, {@code entry} the leaves that this log writes of itself, {@code write}
 * the writer and {@code verify} what reads and checks.
 */
@NullMarked
package io.holdfast.log;

import org.jspecify.annotations.NullMarked;
