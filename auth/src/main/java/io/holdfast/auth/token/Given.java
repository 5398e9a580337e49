package io.holdfast.auth.token;

import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import java.util.Collection;
import java.util.Optional;

/** Values given for fields: by a client, by a client for some of them only, or their defaults. */
public interface Given {
  /** The value given for a field, if any. */
  <T> Optional<T> find(Field<T> field);

  /** All that a client sent. */
  static Given of(Call call) {
    return new Given() {
      @Override
      public <T> Optional<T> find(Field<T> field) {
        return call.find(field);
      }
    };
  }

  /** The defaults of some fields, and nothing for the others. */
  static Given defaults(Collection<? extends Field<?>> fields) {
    return new Given() {
      @Override
      public <T> Optional<T> find(Field<T> field) {
        return fields.contains(field)
            ? Optional.ofNullable(field.defaultValue())
            : Optional.empty();
      }
    };
  }

  /** What was given for some fields, and nothing for the others. */
  default Given only(Collection<? extends Field<?>> fields) {
    Given all = this;
    return new Given() {
      @Override
      public <T> Optional<T> find(Field<T> field) {
        return fields.contains(field) ? all.find(field) : Optional.empty();
      }
    };
  }

  /** The same with another value for one field. */
  default <V> Given replacing(Field<V> target, V value) {
    Given all = this;
    return new Given() {
      @Override
      @SuppressWarnings("unchecked") // the same field has values of the same type
      public <T> Optional<T> find(Field<T> field) {
        return field == target ? Optional.of((T) value) : all.find(field);
      }
    };
  }

  default boolean has(Field<?> field) {
    return find(field).isPresent();
  }
}
