package io.holdfast.api.route;

import java.util.List;

/**
 * What the OpenAPI document says of one operation of a route beside its fields.
 *
 * @param id the operation's id, by which generators of clients name their methods; empty: made of
 *     the engine's type, the operation and the path
 * @param summary one line; empty: none
 * @param answer the fields of the answer's {@code data}; empty: not told
 */
public record Notes(String id, String summary, List<Field<?>> answer) {
  static final Notes NONE = new Notes("", "", List.of());

  public Notes {
    answer = List.copyOf(answer);
  }
}
