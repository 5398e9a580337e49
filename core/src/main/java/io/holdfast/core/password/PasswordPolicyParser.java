package io.holdfast.core.password;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Refusal;
import io.holdfast.core.policy.hcl.Hcl;
import io.holdfast.core.policy.hcl.HclItem;
import io.holdfast.core.policy.hcl.HclSyntaxException;
import io.holdfast.core.policy.hcl.HclValue;
import java.util.ArrayList;
import java.util.List;

/** Reads a password policy, in HCL or JSON: {@code length} and rules of the type charset. */
public final class PasswordPolicyParser {
  private PasswordPolicyParser() {}

  /**
   * Reads a policy.
   *
   * @throws Refusal.InvalidRequest naming the place and what is wrong
   */
  public static PasswordPolicy parse(String text) {
    HclValue.Block document;
    try {
      document = Hcl.read(text);
    } catch (HclSyntaxException e) {
      throw new Refusal.InvalidRequest("failed to parse password policy: " + e.getMessage());
    }
    int length = 0;
    List<CharsetRule> rules = new ArrayList<>();
    for (HclItem item : document.items()) {
      switch (item.key()) {
        case "length" -> length = integer(item, "length");
        case "rule" -> rules(item, rules);
        default ->
            throw wrong(item, "\"" + item.key() + "\" is unknown; use length and rule \"charset\"");
      }
    }
    return new PasswordPolicy(length, rules);
  }

  /** HCL names the type as a label; in JSON it is a key, and there may be lists at each step. */
  private static void rules(HclItem item, List<CharsetRule> into) {
    if (item.labels().size() > 1) {
      throw wrong(item, "a rule has one type and no more labels");
    }
    if (item.labels().size() == 1) {
      typed(item, item.labels().getFirst(), item.value(), into);
      return;
    }
    for (HclValue value : each(item.value())) {
      for (HclItem rule : block(item, value).items()) {
        typed(rule, rule.key(), rule.value(), into);
      }
    }
  }

  private static void typed(HclItem at, String type, HclValue value, List<CharsetRule> into) {
    if (!type.equals("charset")) {
      throw wrong(at, "the rule type \"" + type + "\" is unknown; the one type is charset");
    }
    for (HclValue body : each(value)) {
      into.add(charset(at, block(at, body)));
    }
  }

  private static List<HclValue> each(HclValue value) {
    return value instanceof HclValue.Sequence list ? list.values() : List.of(value);
  }

  private static HclValue.Block block(HclItem at, HclValue value) {
    if (value instanceof HclValue.Block block) {
      return block;
    }
    throw wrong(at, "a rule is written in braces, not as " + value.kind());
  }

  private static CharsetRule charset(HclItem at, HclValue.Block body) {
    String characters = "";
    int minimum = 0;
    for (HclItem item : body.items()) {
      switch (item.key()) {
        case "charset" -> characters = text(item);
        case "min-chars", "min_chars" -> minimum = integer(item, item.key());
        default ->
            throw wrong(item, "\"" + item.key() + "\" is unknown; use charset and min-chars");
      }
    }
    if (characters.isEmpty()) {
      throw wrong(at, "missing charset: give the characters to choose from");
    }
    if (minimum < 0) {
      throw wrong(at, "min-chars must not be negative");
    }
    int[] points = characters.codePoints().distinct().toArray();
    for (int point : points) {
      if (!isPrintable(point)) {
        throw wrong(at, "the charset has a character that cannot be printed");
      }
    }
    return new CharsetRule(points, minimum);
  }

  private static boolean isPrintable(int point) {
    return point == ' '
        || switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR ->
              false;
          default -> true;
        };
  }

  private static String text(HclItem item) {
    JsonNode value = item.value().json();
    if (!value.isTextual()) {
      throw wrong(item, item.key() + " must be a string");
    }
    return value.textValue();
  }

  private static int integer(HclItem item, String name) {
    JsonNode value = item.value().json();
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(item, name + " must be a whole number");
    }
    return value.intValue();
  }

  private static Refusal wrong(HclItem item, String what) {
    return new Refusal.InvalidRequest("invalid password policy: " + item.at() + ": " + what);
  }
}
