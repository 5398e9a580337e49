package io.holdfast.core.policy.hcl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A number as HCL 1 writes it: decimal, {@code 0x} hexadecimal, octal after a leading zero. */
final class HclNumber {
  /** Longer ones have no use, and exact arithmetic on a huge exponent would take forever. */
  private static final int MAX_LENGTH = 40;

  private static final int MAX_EXPONENT = 400;

  private HclNumber() {}

  static JsonNode parse(Token token) {
    String text = token.text();
    if (text.length() > MAX_LENGTH) {
      throw new HclSyntaxException(token.at(), "number with more than 40 characters");
    }
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    try {
      if (digits.startsWith("0x") || digits.startsWith("0X")) {
        return whole(new BigInteger(digits.substring(2), 16), negative);
      }
      if (digits.length() > 1 && digits.startsWith("0") && isWhole(digits)) {
        return whole(new BigInteger(digits, 8), negative);
      }
      if (isWhole(digits)) {
        return whole(new BigInteger(digits), negative);
      }
      BigDecimal value = new BigDecimal(text);
      if (Math.abs(value.scale()) > MAX_EXPONENT) {
        throw new HclSyntaxException(token.at(), "number with an exponent beyond 400");
      }
      return DecimalNode.valueOf(value);
    } catch (NumberFormatException e) {
      throw new HclSyntaxException(token.at(), "malformed number");
    }
  }

  private static boolean isWhole(String digits) {
    return digits.chars().allMatch(Character::isDigit);
  }

  private static JsonNode whole(BigInteger magnitude, boolean negative) {
    BigInteger value = negative ? magnitude.negate() : magnitude;
    return value.bitLength() < Long.SIZE
        ? LongNode.valueOf(value.longValue())
        : BigIntegerNode.valueOf(value);
  }
}
