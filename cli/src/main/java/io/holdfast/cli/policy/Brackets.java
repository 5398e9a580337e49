package io.holdfast.cli.policy;

/**
 * The brackets of one line of HCL, those in strings and comments apart.
 *
 * @param balance opened minus closed
 * @param closedFirst closed before anything else stands on the line
 * @param leavesComment whether a block comment goes on in the next line
 */
record Brackets(int balance, int closedFirst, boolean leavesComment) {

  static Brackets count(String line) {
    int balance = 0;
    int closedFirst = 0;
    boolean onlyClosed = true;
    boolean inString = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (inString) {
        i += c == '\\' ? 1 : 0;
        inString = c != '"';
        continue;
      }
      if (c == '#' || line.startsWith("//", i)) {
        break;
      }
      if (line.startsWith("/*", i)) {
        int end = line.indexOf("*/", i + 2);
        if (end < 0) {
          return new Brackets(balance, closedFirst, true);
        }
        i = end + 1;
        continue;
      }
      inString = c == '"';
      boolean closes = c == '}' || c == ']';
      onlyClosed &= closes || c == ' ';
      closedFirst += closes && onlyClosed ? 1 : 0;
      balance += c == '{' || c == '[' ? 1 : closes ? -1 : 0;
    }
    return new Brackets(balance, closedFirst, false);
  }
}
