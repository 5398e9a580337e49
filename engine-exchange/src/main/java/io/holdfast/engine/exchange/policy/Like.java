package io.holdfast.engine.exchange.policy;

import java.util.List;

/** A pattern in which each {@code *} stands for any text: {@code desk1-*}. Takes linear time. */
record Like(List<String> pieces) {
  static Like of(String pattern) {
    return new Like(List.of(pattern.split("\\*", -1)));
  }

  boolean matches(String text) {
    if (pieces.size() == 1) {
      return text.equals(pieces.getFirst());
    }
    String first = pieces.getFirst();
    String last = pieces.getLast();
    if (text.length() < first.length() + last.length()
        || !text.startsWith(first)
        || !text.endsWith(last)) {
      return false;
    }
    int at = first.length();
    int end = text.length() - last.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = text.indexOf(piece, at);
      if (found < 0 || found + piece.length() > end) {
        return false;
      }
      at = found + piece.length();
    }
    return true;
  }
}
