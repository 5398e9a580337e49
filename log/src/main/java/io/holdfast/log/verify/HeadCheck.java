package io.holdfast.log.verify;

import io.holdfast.log.entry.ShardLayout;
import io.holdfast.log.note.MalformedNoteException;
import io.holdfast.log.note.SignedCheckpoint;
import io.holdfast.log.note.VerifierKey;
import io.holdfast.log.tile.LogFile;
import io.holdfast.log.tile.MalformedFileException;
import io.holdfast.log.verify.Finding.Kind;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a shard's checkpoint and verifies its signature.
 *
 * @param checkpoint empty when there is none that can be read
 * @param key what it was verified with; empty when there is no key
 */
record HeadCheck(Optional<SignedCheckpoint> checkpoint, Optional<VerifierKey> key) {

  /**
   * Reads and checks; what is wrong is reported.
   *
   * @param expected the key that the shard must be signed by, where it is known
   */
  static HeadCheck of(ShardContext shard, Optional<VerifierKey> expected) {
    Optional<SignedCheckpoint> head =
        read(shard, Kind.NO_CHECKPOINT, LogFile.CHECKPOINT, shard.directory()::checkpoint);
    Optional<VerifierKey> onDisk =
        read(shard, Kind.WRONG_KEY, LogFile.VERIFIER_KEY, shard.directory()::verifierKey);
    if (expected.isPresent() && onDisk.isPresent() && !onDisk.equals(expected)) {
      shard.report(Kind.WRONG_KEY, LogFile.VERIFIER_KEY, "is not the key that was expected");
    }
    if (head.isEmpty() && !mayBeUnpublished(shard, onDisk)) {
      shard.report(Kind.NO_CHECKPOINT, LogFile.CHECKPOINT, "is not there, or is none");
    }
    Optional<VerifierKey> key = expected.or(() -> onDisk);
    head.ifPresent(signed -> check(shard, signed, key));
    return new HeadCheck(head, key);
  }

  /** A shard that was just begun has no checkpoint until the next one is due. */
  private static boolean mayBeUnpublished(ShardContext shard, Optional<VerifierKey> onDisk) {
    boolean nothing =
        onDisk.isEmpty() && !Files.exists(shard.directory().resolve(LogFile.CHECKPOINT));
    if (shard.number() > ShardLayout.FIRST && nothing) {
      shard.notes().add(ShardLayout.name(shard.number()) + " has no checkpoint yet");
      return true;
    }
    return false;
  }

  private static void check(
      ShardContext shard, SignedCheckpoint signed, Optional<VerifierKey> maybeKey) {
    if (maybeKey.isEmpty()) {
      shard.report(
          Kind.WRONG_KEY, LogFile.VERIFIER_KEY, "is not there: give the key to verify with");
      return;
    }
    VerifierKey key = maybeKey.get();
    String origin = signed.checkpoint().origin();
    if (!origin.equals(key.name())) {
      shard.report(
          Kind.WRONG_ORIGIN,
          LogFile.CHECKPOINT,
          "is of the log \"%s\", the key of \"%s\"".formatted(origin, key.name()));
    }
    if (!signed.note().isSignedBy(key)) {
      shard.report(Kind.BAD_SIGNATURE, LogFile.CHECKPOINT, "is not signed by the key " + key);
    }
  }

  private static <T> Optional<T> read(
      ShardContext shard, Kind kind, String file, Supplier<Optional<T>> reading) {
    try {
      return reading.get();
    } catch (MalformedFileException | MalformedNoteException e) {
      shard.report(kind, file, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
