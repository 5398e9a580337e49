package io.holdfast.bench;

import java.util.List;
import java.util.Random;

/**
 * What a load asks for, and in whose name.
 *
 * @param tokens of the callers; each request is one of them's, by chance
 * @param keys how many secrets there are: {@code k0 ... k(keys-1)}
 */
record Target(List<String> tokens, int keys) {
  Target {
    tokens = List.copyOf(tokens);
  }

  static Target of(String token, int keys) {
    return new Target(List.of(token), keys);
  }

  /** The same secrets, asked for by the first caller alone. */
  Target byOne() {
    return of(tokens.getFirst(), keys);
  }

  String token(Random random) {
    return tokens.size() == 1 ? tokens.getFirst() : tokens.get(random.nextInt(tokens.size()));
  }
}
