package io.holdfast.scan.engine;

import io.holdfast.scan.rule.Rule;

/**
 * A secret in a text, before it is told of.
 *
 * @param line from 1
 * @param column of its first byte, from 1
 * @param endLine of its last byte
 * @param allowed whether a comment beside it allows it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Place(Rule rule, long line, int column, long endLine, byte[] value, boolean allowed) {
  @Override
  public String toString() {
    return "Place[" + rule.id() + " at " + line + ":" + column + "]";
  }
}
