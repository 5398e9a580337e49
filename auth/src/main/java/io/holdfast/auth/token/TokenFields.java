package io.holdfast.auth.token;

import io.holdfast.api.Cidr;
import io.holdfast.api.Refusal;
import io.holdfast.api.TokenType;
import io.holdfast.api.route.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The token_ fields, with those older names for them that an auth method still takes. */
public final class TokenFields {
  public static final Field<List<String>> POLICIES =
      Field.commaList("token_policies", "Policies of the tokens.");
  public static final Field<Duration> TTL =
      Field.duration("token_ttl", "The tokens' first lifetime.");
  public static final Field<Duration> MAX_TTL =
      Field.duration("token_max_ttl", "The tokens' longest lifetime.");
  public static final Field<Duration> PERIOD =
      Field.duration("token_period", "Renewals set the tokens' lifetime to this; no maximum then.");
  public static final Field<List<String>> BOUND_CIDRS =
      Field.commaList("token_bound_cidrs", "Addresses that the tokens may be used from.");
  public static final Field<Long> NUM_USES =
      Field.integer("token_num_uses", "How many requests a token may make; 0 for any number.");

  public static final Field<List<String>> LEGACY_POLICIES =
      Field.commaList("policies", "Use token_policies instead.").deprecated();
  public static final Field<Duration> LEGACY_TTL =
      Field.duration("ttl", "Use token_ttl instead.").deprecated();
  public static final Field<Duration> LEGACY_MAX_TTL =
      Field.duration("max_ttl", "Use token_max_ttl instead.").deprecated();
  public static final Field<Duration> LEGACY_PERIOD =
      Field.duration("period", "Use token_period instead.").deprecated();
  public static final Field<Long> LEGACY_NUM_USES =
      Field.integer("num_uses", "Use token_num_uses instead.").deprecated();
  public static final Field<List<String>> LEGACY_BOUND_CIDRS =
      Field.commaList("bound_cidrs", "Use token_bound_cidrs instead.").deprecated();

  private static final Field<Duration> EXPLICIT_MAX_TTL =
      Field.duration(
          "token_explicit_max_ttl", "The tokens' longest lifetime, whatever changes meanwhile.");
  private static final Field<Boolean> NO_DEFAULT_POLICY =
      Field.bool("token_no_default_policy", "Whether to leave the default policy out.");
  public static final Field<String> TYPE =
      Field.string("token_type", "The type of the tokens: service, batch or default.");
  private static final Field<Boolean> STRICTLY_BIND_IP =
      Field.bool(
          "token_strictly_bind_ip",
          "Whether a token may be used only from the address of its login.");

  /** The older names, each with the name of its successor. */
  static final Map<String, String> LEGACY_NAMES =
      new TreeMap<>(
          Map.of(
              LEGACY_POLICIES.name(), POLICIES.name(),
              LEGACY_TTL.name(), TTL.name(),
              LEGACY_MAX_TTL.name(), MAX_TTL.name(),
              LEGACY_PERIOD.name(), PERIOD.name(),
              LEGACY_NUM_USES.name(), NUM_USES.name(),
              LEGACY_BOUND_CIDRS.name(), BOUND_CIDRS.name()));

  private final List<Field<?>> legacy;

  /** The fields of a method that takes some older names. */
  public TokenFields(Field<?>... legacy) {
    this.legacy = List.of(legacy);
  }

  /** All fields, to be declared on a route. */
  public List<Field<?>> all() {
    List<Field<?>> all =
        new ArrayList<>(
            List.of(
                POLICIES,
                TTL,
                MAX_TTL,
                EXPLICIT_MAX_TTL,
                PERIOD,
                NUM_USES,
                TYPE,
                NO_DEFAULT_POLICY,
                BOUND_CIDRS,
                STRICTLY_BIND_IP));
    all.addAll(legacy);
    return List.copyOf(all);
  }

  /**
   * The settings after what was given.
   *
   * @throws Refusal.InvalidRequest when they contradict each other
   */
  public TokenSettings apply(Given given, TokenSettings before) {
    TokenSettings after =
        new TokenSettings(
            policies(given).orElse(before.policies()),
            seconds(given, TTL, LEGACY_TTL).orElse(before.ttl()),
            seconds(given, MAX_TTL, LEGACY_MAX_TTL).orElse(before.maxTtl()),
            given.find(EXPLICIT_MAX_TTL).map(TokenFields::whole).orElse(before.explicitMaxTtl()),
            seconds(given, PERIOD, LEGACY_PERIOD).orElse(before.period()),
            either(given, NUM_USES, LEGACY_NUM_USES)
                .map(TokenFields::uses)
                .orElse(before.numUses()),
            given.find(TYPE).map(TokenFields::type).orElse(before.type()),
            given.find(NO_DEFAULT_POLICY).orElse(before.noDefaultPolicy()),
            either(given, BOUND_CIDRS, LEGACY_BOUND_CIDRS)
                .map(TokenFields::cidrs)
                .orElse(before.boundCidrs()),
            given.find(STRICTLY_BIND_IP).orElse(before.strictlyBindIp()),
            legacyAfter(given, before));
    check(after);
    return after;
  }

  private Optional<List<String>> policies(Given given) {
    Optional<List<String>> modern = given.find(POLICIES);
    return modern.isPresent()
        ? modern
        : either(given, POLICIES, LEGACY_POLICIES).map(TokenSettings::sorted);
  }

  private Optional<Duration> seconds(Given given, Field<Duration> field, Field<Duration> older) {
    return either(given, field, older).map(TokenFields::whole);
  }

  private <T> Optional<T> either(Given given, Field<T> field, Field<T> older) {
    Optional<T> modern = given.find(field);
    return modern.isEmpty() && legacy.contains(older) ? given.find(older) : modern;
  }

  /** An older name is shown while its use was the last word on its field. */
  private List<String> legacyAfter(Given given, TokenSettings before) {
    List<String> shown = new ArrayList<>();
    for (Field<?> older : legacy) {
      boolean now = given.has(older);
      boolean kept = before.legacy().contains(older.name()) && !successorGiven(given, older);
      if (now || kept) {
        shown.add(older.name());
      }
    }
    return List.copyOf(shown);
  }

  private static boolean successorGiven(Given given, Field<?> older) {
    String successor = LEGACY_NAMES.get(older.name());
    return List.of(POLICIES, TTL, MAX_TTL, PERIOD, NUM_USES, BOUND_CIDRS).stream()
        .anyMatch(field -> field.name().equals(successor) && given.has(field));
  }

  private static void check(TokenSettings settings) {
    if (settings.type() == TokenType.BATCH) {
      if (!settings.period().isZero()) {
        throw new Refusal.InvalidRequest(
            "'token_type' cannot be 'batch' when set to generate periodic tokens");
      }
      if (settings.numUses() != 0) {
        throw new Refusal.InvalidRequest(
            "'token_type' cannot be 'batch' when set to generate tokens with limited use count");
      }
    }
    if (!settings.maxTtl().isZero() && settings.ttl().compareTo(settings.maxTtl()) > 0) {
      throw new Refusal.InvalidRequest("'token_ttl' cannot be greater than 'token_max_ttl'");
    }
    if (settings.strictlyBindIp() && !settings.boundCidrs().isEmpty()) {
      throw new Refusal.InvalidRequest(
          "'token_strictly_bind_ip' conflicts with 'token_bound_cidrs'; set only one");
    }
  }

  private static Duration whole(Duration duration) {
    return Duration.ofSeconds(duration.toSeconds());
  }

  private static int uses(long uses) {
    if (uses < 0 || uses > Integer.MAX_VALUE) {
      throw new Refusal.InvalidRequest("'token_num_uses' cannot be negative or exceed 2^31 - 1");
    }
    return (int) uses;
  }

  private static TokenType type(String name) {
    return switch (name) {
      case "", "default" -> TokenType.DEFAULT;
      case "service" -> TokenType.SERVICE;
      case "batch" -> TokenType.BATCH;
      default ->
          throw new Refusal.InvalidRequest(
              "invalid 'token_type' value \"" + name + "\"; use service, batch or default");
    };
  }

  private static List<String> cidrs(List<String> blocks) {
    try {
      return blocks.stream().map(block -> Cidr.parse(block).toString()).toList();
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("token_bound_cidrs: " + e.getMessage());
    }
  }
}
