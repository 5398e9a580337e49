package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.BitcoinException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The mistakes of a file, collected while it is read. */
final class Problems {
  private final List<String> lines = new ArrayList<>();

  void add(String at, String problem) {
    lines.add(at.isEmpty() ? problem : at + ": " + problem);
  }

  /** What is read, or a problem at that place. */
  <T> Optional<T> read(String at, Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (FormatException e) {
      e.problems().forEach(problem -> add(at, problem));
    } catch (BitcoinException e) {
      add(at, e.getMessage());
    }
    return Optional.empty();
  }

  /**
   * Nothing if there are none.
   *
   * @throws FormatException with all of them
   */
  void require() {
    if (!lines.isEmpty()) {
      throw new FormatException(lines);
    }
  }

  /**
   * What was read, if all of it was.
   *
   * @throws FormatException with all mistakes
   */
  <T> T require(Optional<T> read) {
    require();
    return read.orElseThrow(() -> new IllegalStateException("nothing was read, and nothing wrong"));
  }
}
