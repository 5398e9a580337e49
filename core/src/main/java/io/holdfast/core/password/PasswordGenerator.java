package io.holdfast.core.password;

import io.holdfast.api.Refusal;
import java.util.Optional;

/**
 * Makes passwords: each character is drawn from all that the policy has, and a password that breaks
 * a rule is drawn anew as a whole. So each password that the policy allows is equally likely, which
 * it would not be if the wanted characters were put in afterwards.
 */
public final class PasswordGenerator {
  /** So many characters are drawn at most; a policy that needs more is refused when written. */
  private static final int MOST_DRAWN = 2_000_000;

  private PasswordGenerator() {}

  /**
   * A random password.
   *
   * @throws Refusal.InvalidRequest when what the rules demand hardly ever comes up by chance
   */
  public static String generate(PasswordPolicy policy) {
    int[] characters = policy.characters();
    UniformPicks picks = new UniformPicks(characters.length);
    int[] drawn = new int[policy.length()];
    for (int tries = MOST_DRAWN / policy.length(); tries > 0; tries--) {
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = characters[picks.next()];
      }
      if (passes(policy, drawn)) {
        return new String(drawn, 0, drawn.length);
      }
    }
    throw new Refusal.InvalidRequest(
        "invalid password policy: passwords that fulfil its rules are too rare among those that its"
            + " charsets allow; lower min-chars or leave out charsets");
  }

  private static boolean passes(PasswordPolicy policy, int[] drawn) {
    for (CharsetRule rule : policy.rules()) {
      int count = 0;
      for (int i = 0; i < drawn.length && count < rule.minimum(); i++) {
        count += rule.has(drawn[i]) ? 1 : 0;
      }
      if (count < rule.minimum()) {
        return false;
      }
    }
    return true;
  }

  /** What is wrong with a policy that none of its passwords can be found of; empty when fine. */
  public static Optional<Refusal> problem(PasswordPolicy policy) {
    try {
      var _ = generate(policy);
      return Optional.empty();
    } catch (Refusal.InvalidRequest e) {
      return Optional.of(e);
    }
  }
}
