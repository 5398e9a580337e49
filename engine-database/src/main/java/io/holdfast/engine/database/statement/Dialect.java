package io.holdfast.engine.database.statement;

/** How a database's texts are quoted. */
public enum Dialect {
  /** Standard strings; {@code E'...'} and dollar quotes beside them. */
  POSTGRES,
  /** A backslash escapes within strings, and backticks quote names. */
  MYSQL;

  boolean dollarQuotes() {
    return this == POSTGRES;
  }

  boolean backslashEscapes(char quote, boolean extended) {
    return switch (this) {
      case POSTGRES -> extended && quote == '\'';
      case MYSQL -> quote != '`';
    };
  }
}
