package io.holdfast.core.policy.hcl;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Builds the tree of a document in HCL 1. */
final class HclParser {
  /** Deeper nesting has no use, and would end in an overflow of the stack. */
  static final int MAX_DEPTH = 64;

  private final HclLexer lexer;
  private Token token;
  private int depth;

  HclParser(HclLexer lexer) {
    this.lexer = lexer;
    this.token = lexer.next();
  }

  HclValue.Block document() {
    Position start = token.at();
    List<HclItem> items = items();
    if (!token.is(Token.Type.END)) {
      throw unexpected("a key");
    }
    return new HclValue.Block(items, start);
  }

  private List<HclItem> items() {
    List<HclItem> items = new ArrayList<>();
    while (token.is(Token.Type.IDENTIFIER) || token.is(Token.Type.STRING)) {
      items.add(item());
      if (token.is(Token.Type.COMMA)) {
        advance();
      }
    }
    return items;
  }

  private HclItem item() {
    Position start = token.at();
    List<String> keys = new ArrayList<>();
    while (token.is(Token.Type.IDENTIFIER) || token.is(Token.Type.STRING)) {
      keys.add(token.text());
      advance();
    }
    if (token.is(Token.Type.EQUALS) && keys.size() == 1) {
      advance();
      return new HclItem(keys, value(), start);
    }
    if (token.is(Token.Type.LEFT_BRACE)) {
      return new HclItem(keys, block(), start);
    }
    String expected = keys.size() == 1 ? "'{' or '='" : "'{'";
    throw unexpected(expected + " after the key '" + String.join(" ", keys) + "'");
  }

  private HclValue value() {
    Token start = token;
    return switch (start.type()) {
      case STRING -> scalar(new HclValue.Scalar(TextNode.valueOf(start.text()), start.at()));
      case NUMBER -> scalar(new HclValue.Scalar(HclNumber.parse(start), start.at()));
      case BOOLEAN ->
          scalar(
              new HclValue.Scalar(
                  BooleanNode.valueOf(Boolean.parseBoolean(start.text())), start.at()));
      case LEFT_BRACE -> block();
      case LEFT_BRACKET -> sequence();
      case IDENTIFIER ->
          throw new HclSyntaxException(
              start.at(), "unexpected word " + start.text() + "; a string is written in quotes");
      case RIGHT_BRACE, RIGHT_BRACKET, COMMA, EQUALS, END -> throw unexpected("a value");
    };
  }

  private HclValue scalar(HclValue.Scalar scalar) {
    advance();
    return scalar;
  }

  private HclValue.Block block() {
    Position start = token.at();
    enter(start);
    List<HclItem> items = items();
    leave(Token.Type.RIGHT_BRACE, "a key or '}' (the brace was opened at " + start + ")");
    return new HclValue.Block(items, start);
  }

  private HclValue.Sequence sequence() {
    Position start = token.at();
    enter(start);
    List<HclValue> values = new ArrayList<>();
    while (!token.is(Token.Type.RIGHT_BRACKET)) {
      values.add(value());
      if (!token.is(Token.Type.COMMA)) {
        break;
      }
      advance();
    }
    leave(Token.Type.RIGHT_BRACKET, "',' or ']'");
    return new HclValue.Sequence(values, start);
  }

  private void enter(Position start) {
    if (++depth > MAX_DEPTH) {
      throw new HclSyntaxException(start, "nested deeper than " + MAX_DEPTH + " levels");
    }
    advance();
  }

  private void leave(Token.Type closing, String expected) {
    if (!token.is(closing)) {
      throw unexpected(expected);
    }
    depth--;
    advance();
  }

  private void advance() {
    token = lexer.next();
  }

  private HclSyntaxException unexpected(String expected) {
    return new HclSyntaxException(
        token.at(), "expected " + expected + ", got " + token.type().description());
  }
}
