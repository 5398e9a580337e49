package io.holdfast.api;

/** The kinds of tokens: kept in storage, or carrying their own (encrypted) facts. */
public enum TokenType {
  SERVICE("service"),
  BATCH("batch"),
  /** The mount or role decides; service unless a role asks for batch. */
  DEFAULT("default"),
  DEFAULT_SERVICE("default-service"),
  DEFAULT_BATCH("default-batch");

  private final String wireName;

  TokenType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /**
   * Reads the name used on the wire; empty text is {@link #DEFAULT}.
   *
   * @throws Refusal.InvalidRequest for an unknown name
   */
  public static TokenType of(String name) {
    for (TokenType type : values()) {
      if (type.wireName.equals(name)) {
        return type;
      }
    }
    if (name.isEmpty()) {
      return DEFAULT;
    }
    throw new Refusal.InvalidRequest(
        "invalid value for token_type: \""
            + name
            + "\"; use service, batch, default, default-service or default-batch");
  }
}
