package io.holdfast.core.sys.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.core.catalog.Owners;
import io.holdfast.core.catalog.Ownership;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people say of secrets, as requests give it and answers show it. */
final class OwnershipFields {
  private static final int LONGEST = 200;

  private static final Field<String> OWNER =
      Field.string("owner", "Who answers for it: entity/NAME or group/NAME; empty: nobody.");
  private static final Field<String> BACKUP_OWNER =
      Field.string("backup_owner", "Who does when the owner can't: entity/NAME or group/NAME.");
  private static final Field<String> ENVIRONMENT =
      Field.string("environment", "Where it is used, e.g. dev, test or prod.");
  private static final Field<String> SYSTEM = Field.string("system", "What it belongs to.");
  private static final Field<String> CLASSIFICATION =
      Field.string("classification", "How bad its loss would be, in the words of your house.");
  private static final Field<Boolean> PERSONAL_DATA =
      Field.bool("personal_data", "Whether it gives access to personal data.");

  static final List<Field<?>> ALL =
      List.of(OWNER, BACKUP_OWNER, ENVIRONMENT, SYSTEM, CLASSIFICATION, PERSONAL_DATA);

  private OwnershipFields() {}

  /**
   * What was said before with what a request says now; a field that is null is said no more, one
   * that is absent stays.
   *
   * @throws Refusal.InvalidRequest naming the field
   */
  static Ownership change(Call call, Ownership before, Owners owners) {
    return new Ownership(
        owner(call, OWNER, before.owner(), owners),
        owner(call, BACKUP_OWNER, before.backupOwner(), owners),
        text(call, ENVIRONMENT, before.environment()),
        text(call, SYSTEM, before.system()),
        text(call, CLASSIFICATION, before.classification()),
        isCleared(call, PERSONAL_DATA)
            ? null
            : call.find(PERSONAL_DATA).orElse(before.personalData()));
  }

  private static boolean isCleared(Call call, Field<?> field) {
    return call.request().body().path(field.name()).isNull();
  }

  private static @Nullable String owner(
      Call call, Field<String> field, @Nullable String before, Owners owners) {
    Optional<String> given = call.find(field);
    if (given.isEmpty()) {
      return isCleared(call, field) ? null : before;
    }
    try {
      return owners.parse(given.get());
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(field.name() + ": " + e.getMessage());
    }
  }

  private static @Nullable String text(Call call, Field<String> field, @Nullable String before) {
    Optional<String> given = call.find(field);
    if (given.isEmpty()) {
      return isCleared(call, field) ? null : before;
    }
    if (given.get().length() > LONGEST) {
      throw new Refusal.InvalidRequest(
          field.name() + ": at most " + LONGEST + " characters are allowed");
    }
    return given.get().strip();
  }

  /** All that is said; null where nothing is. */
  static ObjectNode json(Ownership said, Owners owners) {
    ObjectNode out = Json.object();
    out.set("owner", owner(said.owner(), owners));
    out.set("backup_owner", owner(said.backupOwner(), owners));
    out.put("environment", said.environment());
    out.put("system", said.system());
    out.put("classification", said.classification());
    out.put("personal_data", said.personalData());
    return out;
  }

  private static @Nullable ObjectNode owner(@Nullable String stored, Owners owners) {
    return stored == null || stored.isEmpty() ? null : owners.json(stored);
  }
}
