package io.holdfast.scan.detect.node;

import io.holdfast.scan.rule.Window;

/** The way from a name to its value. */
final class Operators {
  private Operators() {}

  /** Where the value begins that is assigned to the name which ends here; -1 for none. */
  static int value(Window window, int next) {
    int i = next;
    boolean assigned = false;
    while (i < window.end() && i < next + 12) {
      byte b = window.bytes()[i];
      if (b == '=' || b == ':') {
        assigned = true;
      } else if (b != ' ' && b != '"' && b != '\'' && b != '\\' && b != '\t') {
        break;
      }
      i++;
    }
    return assigned ? i : -1;
  }
}
