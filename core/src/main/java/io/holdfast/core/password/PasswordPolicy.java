package io.holdfast.core.password;

import io.holdfast.api.Refusal;
import java.util.List;

/**
 * What passwords are like: how long, and of which characters.
 *
 * <p>The bounds are Vault's; that all characters together are at most 256 lets one random byte
 * choose one of them.
 *
 * @param length in characters
 */
public record PasswordPolicy(int length, List<CharsetRule> rules) {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 100;
  private static final int MOST_CHARACTERS = 256;

  /**
   * Checks what a policy must have.
   *
   * @throws Refusal.InvalidRequest naming what is wrong
   */
  public PasswordPolicy {
    rules = List.copyOf(rules);
    if (length < SHORTEST || length > LONGEST) {
      throw new Refusal.InvalidRequest(
          "length: passwords must be between 4 and 100 characters, not " + length);
    }
    if (rules.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "invalid password policy: no charset specified; add a rule \"charset\"");
    }
    int least = rules.stream().mapToInt(CharsetRule::minimum).sum();
    if (least > length) {
      throw new Refusal.InvalidRequest(
          "invalid password policy: specified rules require at least "
              + least
              + " characters but "
              + length
              + " is specified as length");
    }
    int size = characters(rules).length;
    if (size > MOST_CHARACTERS) {
      throw new Refusal.InvalidRequest(
          "invalid password policy: the charsets have "
              + size
              + " different characters together; 256 is the most");
    }
  }

  /** All characters that may occur, each once. */
  int[] characters() {
    return characters(rules);
  }

  private static int[] characters(List<CharsetRule> rules) {
    return rules.stream()
        .flatMapToInt(rule -> java.util.Arrays.stream(rule.characters()))
        .distinct()
        .sorted()
        .toArray();
  }
}
