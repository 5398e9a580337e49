package io.holdfast.log.entry;

import io.holdfast.log.LogException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Puts entries together again while the leaves of a log pass by in order. After an exception it
 * goes on with the next leaf. Confined to one thread.
 */
public final class EntryJoiner {
  private final PartSequence sequence = new PartSequence();
  private final StringBuilder text = new StringBuilder();

  /**
   * Takes the next leaf.
   *
   * @return the entry that ends with this leaf, or empty while parts of it are still to come
   * @throws LogException when a part is malformed or missing, naming it
   */
  public Optional<byte[]> accept(byte[] leaf) {
    Optional<String> problem = sequence.next(leaf);
    Optional<EntryPart> part = sequence.current();
    if (part.isEmpty() || part.get().n() == 1) {
      text.setLength(0);
    }
    part.ifPresent(p -> text.append(p.data()));
    if (problem.isPresent()) {
      throw new LogException(problem.get());
    }
    if (part.isEmpty()) {
      return Optional.of(leaf);
    }
    return unfinished().isPresent() ? Optional.empty() : Optional.of(whole());
  }

  /** The last part seen of an entry whose other parts have not come yet. */
  public Optional<EntryPart> unfinished() {
    return sequence.unfinished();
  }

  private byte[] whole() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
