package io.holdfast.core.policy.hcl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts HCL 1 into tokens. Comments ({@code #}, {@code //}, {@code /* ... *}{@code /}) are left out.
 */
final class HclLexer {
  private static final Pattern NUMBER =
      Pattern.compile(
          "-?(?:0[xX][0-9a-fA-F]+|(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)");

  private final Cursor cursor;

  HclLexer(Cursor cursor) {
    this.cursor = cursor;
  }

  Token next() {
    skipSpaceAndComments();
    Position start = cursor.position();
    char c = cursor.peek();
    if (isWordStart(c)) {
      return word(start);
    }
    return switch (c) {
      case Cursor.END -> new Token(Token.Type.END, "", start);
      case '"' -> new Token(Token.Type.STRING, new QuotedString(cursor).read(), start);
      case '<' -> new Token(Token.Type.STRING, new Heredoc(cursor).read(), start);
      case '{' -> mark(Token.Type.LEFT_BRACE, start);
      case '}' -> mark(Token.Type.RIGHT_BRACE, start);
      case '[' -> mark(Token.Type.LEFT_BRACKET, start);
      case ']' -> mark(Token.Type.RIGHT_BRACKET, start);
      case ',' -> mark(Token.Type.COMMA, start);
      case '=' -> mark(Token.Type.EQUALS, start);
      case '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(start);
      default -> throw new HclSyntaxException(start, "unexpected character '" + c + "'");
    };
  }

  private Token mark(Token.Type type, Position start) {
    return new Token(type, Character.toString(cursor.next()), start);
  }

  private Token word(Position start) {
    StringBuilder word = new StringBuilder();
    while (isWordPart(cursor.peek())) {
      word.append(cursor.next());
    }
    String text = word.toString();
    boolean isBoolean = text.equals("true") || text.equals("false");
    return new Token(isBoolean ? Token.Type.BOOLEAN : Token.Type.IDENTIFIER, text, start);
  }

  private Token number(Position start) {
    Matcher matcher = NUMBER.matcher(cursor.ahead());
    if (!matcher.lookingAt()) {
      throw new HclSyntaxException(start, "unexpected character '" + cursor.peek() + "'");
    }
    cursor.skip(matcher.end());
    if (isWordPart(cursor.peek())) {
      throw new HclSyntaxException(
          start, "malformed number; text such as a duration is written in quotes: \"5m\"");
    }
    return new Token(Token.Type.NUMBER, matcher.group(), start);
  }

  private void skipSpaceAndComments() {
    while (true) {
      char c = cursor.peek();
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\uFEFF') {
        cursor.next();
      } else if (c == '#' || cursor.startsWith("//")) {
        cursor.restOfLine();
      } else if (cursor.startsWith("/*")) {
        skipLongComment();
      } else {
        return;
      }
    }
  }

  private void skipLongComment() {
    Position start = cursor.position();
    cursor.skip(2);
    while (!cursor.startsWith("*/")) {
      if (cursor.atEnd()) {
        throw new HclSyntaxException(start, "comment not terminated: */ is missing");
      }
      cursor.next();
    }
    cursor.skip(2);
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || Character.isDigit(c) || c == '-' || c == '.';
  }
}
