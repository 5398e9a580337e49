package io.holdfast.core.password;

/**
 * Characters that passwords are made of.
 *
 * @param characters each once, as code points
 * @param minimum how many of them a password has at least
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
record CharsetRule(int[] characters, int minimum) {
  boolean has(int character) {
    for (int own : characters) {
      if (own == character) {
        return true;
      }
    }
    return false;
  }
}
