package io.holdfast.engine.database.credential;

import io.holdfast.crypto.Randomness;

/** Vault's usual password: 20 letters, digits and dashes, at least one of each kind. */
public final class UsualPassword {
  private static final int LENGTH = 20;
  private static final String CHARACTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";

  private UsualPassword() {}

  public static String next() {
    while (true) {
      StringBuilder password = new StringBuilder(LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        password.append(CHARACTERS.charAt(Randomness.below(CHARACTERS.length())));
      }
      if (hasAllKinds(password)) {
        return password.toString();
      }
    }
  }

  private static boolean hasAllKinds(CharSequence password) {
    return password.chars().anyMatch(Character::isLowerCase)
        && password.chars().anyMatch(Character::isUpperCase)
        && password.chars().anyMatch(Character::isDigit)
        && password.chars().anyMatch(c -> c == '-');
  }
}
