package io.holdfast.auth.approle;

import io.holdfast.api.Durations;
import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.token.Given;
import io.holdfast.auth.token.TokenFields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The fields of a role, and how they change it. */
final class RoleFields {
  static final Field<String> NAME = Field.lowerCase("role_name", "Name of the role.");
  static final Field<String> ROLE_ID =
      Field.string("role_id", "Identifier of the role; a UUID unless given.");
  static final Field<Boolean> BIND_SECRET_ID =
      Field.bool("bind_secret_id", "Whether a login needs a secret id.").withDefault(true);
  static final Field<List<String>> SECRET_ID_CIDRS =
      Field.commaList("secret_id_bound_cidrs", "Blocks of addresses from which to log in.");
  static final Field<List<String>> OLD_CIDRS =
      Field.commaList("bound_cidr_list", "Use secret_id_bound_cidrs instead.").deprecated();
  static final Field<Long> SECRET_ID_NUM_USES =
      Field.integer("secret_id_num_uses", "How many logins a secret id allows; 0 for any number.");
  static final Field<Duration> SECRET_ID_TTL =
      Field.duration("secret_id_ttl", "How long a secret id lives; 0 for ever.");
  static final TokenFields TOKEN =
      new TokenFields(TokenFields.LEGACY_POLICIES, TokenFields.LEGACY_PERIOD);

  private RoleFields() {}

  /**
   * The role after what was given.
   *
   * @throws Refusal.InvalidRequest when it would be open to anyone, or contradicts itself
   */
  static Role apply(Given given, Role before, Mount mount) {
    Role after =
        new Role(
            before.name(),
            before.roleId(),
            given.find(BIND_SECRET_ID).orElse(before.bindSecretId()),
            before.localSecretIds(),
            cidrs(given).orElse(before.secretIdBoundCidrs()),
            given.find(SECRET_ID_NUM_USES).map(RoleFields::uses).orElse(before.secretIdNumUses()),
            given.find(SECRET_ID_TTL).map(RoleFields::whole).orElse(before.secretIdTtl()),
            TOKEN.apply(given, before.token()));
    if (!after.isConstrained()) {
      throw new Refusal.InvalidRequest("at least one constraint should be enabled on the role");
    }
    if (after.token().period().compareTo(mount.maxLeaseTtl()) > 0) {
      throw new Refusal.InvalidRequest(
          "period of \""
              + Durations.text(after.token().period())
              + "\" is greater than the mount's maximum lease TTL of \""
              + Durations.text(mount.maxLeaseTtl())
              + "\"");
    }
    return after;
  }

  private static Optional<List<String>> cidrs(Given given) {
    return given
        .find(SECRET_ID_CIDRS)
        .or(() -> given.find(OLD_CIDRS))
        .map(blocks -> Blocks.checked(SECRET_ID_CIDRS.name(), blocks));
  }

  private static long uses(long uses) {
    if (uses < 0) {
      throw new Refusal.InvalidRequest("secret_id_num_uses cannot be negative");
    }
    return uses;
  }

  /** Lifetimes count in whole seconds. */
  static Duration whole(Duration duration) {
    return Duration.ofSeconds(duration.toSeconds());
  }
}
