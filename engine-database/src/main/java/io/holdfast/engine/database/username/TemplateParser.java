package io.holdfast.engine.database.username;

import io.holdfast.api.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Reads templates: texts, and pipelines between {@code {{} and {@code }}}. */
final class TemplateParser {
  private static final int DEEPEST = 20;

  private final List<Token> tokens;
  private int at;
  private int depth;

  private TemplateParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  static List<Node> parse(String template) {
    List<Node> nodes = new ArrayList<>();
    int from = 0;
    boolean trimNext = false;
    while (true) {
      int open = template.indexOf("{{", from);
      String text = template.substring(from, open < 0 ? template.length() : open);
      boolean trimHere = open >= 0 && template.startsWith("- ", open + 2);
      text = trimNext ? text.stripLeading() : text;
      text = trimHere ? text.stripTrailing() : text;
      if (!text.isEmpty()) {
        nodes.add(new Node.Literal(text));
      }
      if (open < 0) {
        return nodes;
      }
      int close = closing(template, open + 2);
      String inside = template.substring(open + (trimHere ? 4 : 2), close);
      trimNext = inside.endsWith(" -");
      inside = trimNext ? inside.substring(0, inside.length() - 2) : inside;
      nodes.add(new TemplateParser(Token.read(inside)).whole());
      from = close + 2;
    }
  }

  /** Where the action ends: not within a quoted text. */
  private static int closing(String template, int from) {
    char quote = 0;
    for (int at = from; at < template.length(); at++) {
      char c = template.charAt(at);
      if (quote != 0) {
        if (c == '\\' && quote == '"') {
          at++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '`') {
        quote = c;
      } else if (template.startsWith("}}", at)) {
        return at;
      }
    }
    throw new Refusal.InvalidRequest("username_template: a {{ is not closed by }}");
  }

  private Node whole() {
    Node node = pipeline();
    if (at < tokens.size()) {
      throw unexpected();
    }
    return node;
  }

  private Node pipeline() {
    if (++depth > DEEPEST) {
      throw new Refusal.InvalidRequest("username_template: too many parentheses");
    }
    Node value = command(List.of());
    while (isSign("|")) {
      at++;
      if (at >= tokens.size() || tokens.get(at).kind() != Token.Kind.NAME) {
        throw new Refusal.InvalidRequest(
            "username_template: after a | the name of a function is wanted");
      }
      value = command(List.of(value));
    }
    depth--;
    return value;
  }

  private Node command(List<Node> piped) {
    if (at >= tokens.size()) {
      throw new Refusal.InvalidRequest("username_template: something is missing before }}");
    }
    Token first = tokens.get(at);
    if (first.kind() != Token.Kind.NAME) {
      Node operand = operand();
      if (at < tokens.size() && !isSign("|") && !isSign(")")) {
        throw unexpected();
      }
      return operand;
    }
    at++;
    List<Node> arguments = new ArrayList<>();
    while (at < tokens.size() && !isSign("|") && !isSign(")")) {
      arguments.add(operand());
    }
    arguments.addAll(piped);
    Functions.require(first.text());
    return new Node.Call(first.text(), List.copyOf(arguments));
  }

  private Node operand() {
    Token token = tokens.get(at++);
    return switch (token.kind()) {
      case FIELD -> field(token.text());
      case TEXT -> new Node.Literal(token.text());
      case NUMBER -> new Node.Literal(number(token.text()));
      case NAME -> {
        Functions.require(token.text());
        yield new Node.Call(token.text(), List.of());
      }
      case SIGN -> {
        if (!token.text().equals("(")) {
          at--;
          throw unexpected();
        }
        Node inner = pipeline();
        if (!isSign(")")) {
          throw new Refusal.InvalidRequest("username_template: a ( is not closed by )");
        }
        at++;
        yield inner;
      }
    };
  }

  private static Node field(String name) {
    if (!name.equals("DisplayName") && !name.equals("RoleName")) {
      throw new Refusal.InvalidRequest(
          "username_template: there is no ." + name + "; use .DisplayName or .RoleName");
    }
    return new Node.Field(name);
  }

  private static Long number(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      throw new Refusal.InvalidRequest("username_template: " + digits + " is too large");
    }
  }

  private boolean isSign(String sign) {
    return at < tokens.size()
        && tokens.get(at).kind() == Token.Kind.SIGN
        && tokens.get(at).text().equals(sign);
  }

  private Refusal unexpected() {
    return new Refusal.InvalidRequest(
        "username_template: \"" + tokens.get(at).text() + "\" is not expected there");
  }
}
