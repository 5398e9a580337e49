package io.holdfast.core.policy.hcl;

/**
 * A word of HCL.
 *
 * @param text the decoded string, the identifier, or the number as written
 */
record Token(Type type, String text, Position at) {
  enum Type {
    IDENTIFIER("an identifier"),
    STRING("a string"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    LEFT_BRACE("'{'"),
    RIGHT_BRACE("'}'"),
    LEFT_BRACKET("'['"),
    RIGHT_BRACKET("']'"),
    COMMA("','"),
    EQUALS("'='"),
    END("the end of the document");

    private final String description;

    Type(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }
  }

  boolean is(Type expected) {
    return type == expected;
  }
}
