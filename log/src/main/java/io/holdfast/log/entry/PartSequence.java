package io.holdfast.log.entry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the leaves of a log in order and says where an entry of several parts is not whole.
 * Whatever it finds, it goes on with the next leaf. Confined to one thread.
 */
public final class PartSequence {
  private @Nullable EntryPart current;

  /** Takes the next leaf; the answer says what is wrong with its coming here, or nothing. */
  public Optional<String> next(byte[] leaf) {
    EntryPart before = unfinished().orElse(null);
    current = null;
    if (!EntryPart.isPart(leaf)) {
      return missingAfter(before);
    }
    Optional<EntryPart> part = EntryPart.parse(leaf);
    if (part.isEmpty()) {
      return Optional.of("a part of an entry that is not in the form of parts");
    }
    return take(before, part.get());
  }

  /** The part that the last leaf was, if it was one that came in its turn. */
  public Optional<EntryPart> current() {
    return Optional.ofNullable(current);
  }

  /** The part that the last leaf was, if further parts of its entry are to follow. */
  public Optional<EntryPart> unfinished() {
    return current().filter(part -> part.n() < part.of());
  }

  private Optional<String> take(@Nullable EntryPart before, EntryPart part) {
    if (part.n() == 1) {
      current = part;
      return missingAfter(before);
    }
    if (before == null || !part.follows(before)) {
      return Optional.of(part + " comes without the part before it");
    }
    current = part;
    return Optional.empty();
  }

  private static Optional<String> missingAfter(@Nullable EntryPart before) {
    return Optional.ofNullable(before).map(part -> "the next part is missing after " + part);
  }
}
