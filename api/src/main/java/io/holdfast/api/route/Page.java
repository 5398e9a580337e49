package io.holdfast.api.route;

import io.holdfast.api.Call;
import io.holdfast.api.StorageView;
import java.util.List;

/**
 * The part of a list that a client asks for, by OpenBao's {@code after} and {@code limit}.
 *
 * @param after only names after this one; empty to begin
 * @param limit at most so many names
 */
public record Page(String after, int limit) {
  private static final Field<String> AFTER =
      Field.string("after", "List only names after this one, which need not exist.").inQuery();
  private static final Field<Long> LIMIT =
      Field.integer("limit", "List at most so many names; all unless given.").inQuery();

  /** The fields to declare on a route that lists by pages. */
  public static final List<Field<?>> FIELDS = List.of(AFTER, LIMIT);

  public static Page of(Call call) {
    long limit = call.get(LIMIT);
    return new Page(
        call.get(AFTER), limit <= 0 ? Integer.MAX_VALUE : (int) Math.min(limit, Integer.MAX_VALUE));
  }

  /** The names directly below a prefix, as {@link StorageView#list} gives them. */
  public List<String> of(StorageView storage, String prefix) {
    return storage.list(prefix, after, limit);
  }
}
