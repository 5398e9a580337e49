package io.holdfast.log.note;

/** What C2SP signed-note allows as the name of a key: anything without spaces, plus or controls. */
final class KeyName {
  private KeyName() {}

  static boolean isValid(String name) {
    return !name.isEmpty() && name.codePoints().allMatch(KeyName::isAllowed);
  }

  /** Returns {@code name} or refuses it. */
  static String require(String name) {
    if (!isValid(name)) {
      throw new MalformedNoteException(
          "key name \"" + name + "\": it must not be empty nor contain spaces, controls or \"+\"");
    }
    return name;
  }

  private static boolean isAllowed(int character) {
    boolean space = Character.isSpaceChar(character) || Character.isWhitespace(character);
    boolean surrogate = Character.getType(character) == Character.SURROGATE;
    return character != '+' && !space && !surrogate && !Character.isISOControl(character);
  }
}
