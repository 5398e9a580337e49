package io.holdfast.core.identity.subject;

import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.Group;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Subjects for tests, without a store behind them. */
public final class People {
  private People() {}

  public static Subject of(String id, boolean disabled, List<String> groups) {
    Entity entity =
        new Entity(
            id,
            id,
            List.of(),
            Map.of(),
            disabled,
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(),
            List.of());
    return new Subject(
        entity,
        groups.stream().map(name -> Group.named("id-" + name, name, false, Instant.EPOCH)).toList(),
        List.of(),
        Map.of(),
        false);
  }
}
