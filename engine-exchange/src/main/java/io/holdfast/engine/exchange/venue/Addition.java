package io.holdfast.engine.exchange.venue;

/**
 * A parameter that is added to a request unless it is there.
 *
 * @param first whether before all others
 */
public record Addition(String name, Template value, Place place, boolean first) {
  /** Where parameters are added. */
  public enum Place {
    QUERY,
    BODY,
    /** The body where there is one, else the query. */
    AUTO
  }
}
