package io.holdfast.engine.exchange.message;

/**
 * One value that a request gives.
 *
 * @param name as given; of a value within objects the names from the outside in, with dots: {@code
 *     orders.symbol}, whatever the place in a list
 * @param value the text, decoded
 */
public record Parameter(String name, String value) {
  /** The innermost name: {@code symbol} of {@code orders.symbol}. */
  public String last() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(dot + 1);
  }

  /** Leaves out the value, which is the client's affair. */
  @Override
  public String toString() {
    return "Parameter[" + name + "]";
  }
}
