package io.holdfast.core.token;

import io.holdfast.api.route.Field;
import java.util.List;
import java.util.Map;

/** What a creation of a token can say. */
final class CreationFields {
  static final Field<String> ID =
      Field.string("id", "The text of the token, of the caller's choice; takes sudo.").sensitive();
  static final Field<List<String>> POLICIES =
      Field.commaList("policies", "The policies of the token; the parent's when left out.");
  static final Field<Map<String, String>> META =
      Field.pairs("meta", "Metadata kept with the token and shown in the audit log.");
  static final Field<Boolean> NO_PARENT = Field.bool("no_parent", "Creates an orphan; takes sudo.");
  static final Field<Boolean> NO_DEFAULT =
      Field.bool("no_default_policy", "Leaves the default policy out.");
  static final Field<Boolean> RENEWABLE =
      Field.bool("renewable", "Whether the token may be renewed.").withDefault(true);
  static final Field<String> TTL =
      Field.string("ttl", "The token's lifetime.").alsoKnownAs("lease");
  static final Field<String> EXPLICIT_MAX =
      Field.string("explicit_max_ttl", "The longest lifetime, renewals included.");
  static final Field<String> PERIOD =
      Field.string("period", "Renewals set the lifetime to this; takes sudo.");
  static final Field<String> DISPLAY_NAME =
      Field.string("display_name", "Shown by lookups, after \"token-\".");
  static final Field<Long> NUM_USES =
      Field.integer("num_uses", "How many requests the token may make; 0 for any number.");
  static final Field<String> TYPE = Field.string("type", "service or batch");
  static final Field<String> ENTITY_ALIAS =
      Field.string("entity_alias", "An entity alias; the role must allow it.");

  static final List<Field<?>> ALL =
      List.of(
          ID,
          POLICIES,
          META,
          NO_PARENT,
          NO_DEFAULT,
          RENEWABLE,
          TTL,
          EXPLICIT_MAX,
          PERIOD,
          DISPLAY_NAME,
          NUM_USES,
          TYPE,
          ENTITY_ALIAS);

  private CreationFields() {}
}
