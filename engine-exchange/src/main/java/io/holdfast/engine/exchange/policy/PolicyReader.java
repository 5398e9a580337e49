package io.holdfast.engine.exchange.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Durations;
import io.holdfast.api.Refusal;
import io.holdfast.api.approval.Factor;
import io.holdfast.api.approval.Proof;
import io.holdfast.api.approval.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Reads the document of a policy. With {@code rules}, each has a name, an effect and fields, and
 * the fields beside them hold for all; without, the fields are one rule that allows. A field that
 * is absent does not restrict, an empty list lets nothing through. All mistakes are told at once.
 */
public final class PolicyReader {
  /** The fields that only a whole document has. */
  static final Set<String> WHOLE =
      Set.of("rules", "notional", "reference_prices", "withdrawal_approvals");

  private static final Set<String> OF_RULES = Set.of("name", "effect", "approvals");
  private static final int MOST_RULES = 200;
  private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

  private final Problems problems = new Problems();

  private PolicyReader() {}

  /**
   * Reads one.
   *
   * @throws Refusal.InvalidRequest with every mistake, each after its field
   */
  public static ExchangePolicy read(ObjectNode document) {
    PolicyReader reader = new PolicyReader();
    ExchangePolicy policy = reader.policy(document);
    reader.problems.require();
    return policy;
  }

  private ExchangePolicy policy(ObjectNode document) {
    JsonNode list = document.path("rules");
    BoundReader bounds = new BoundReader(problems);
    List<Rule> rules = new ArrayList<>();
    SequencedMap<String, Bound> fields = bounds.read("", document, false, WHOLE);
    Rule common = new Rule("", false, new LinkedHashMap<>(), Optional.empty());
    if (list.isMissingNode()) {
      rules.add(new Rule("policy", false, fields, Optional.empty()));
    } else {
      common = new Rule("", false, fields, Optional.empty());
      rules.addAll(rules(list, bounds));
    }
    return new ExchangePolicy(
        common, rules, limits(document.path("notional")), prices(document), withdrawals(document));
  }

  private List<Rule> rules(JsonNode list, BoundReader bounds) {
    List<Rule> rules = new ArrayList<>();
    if (!list.isArray() || list.size() > MOST_RULES) {
      problems.add("rules", "is a list of at most " + MOST_RULES);
      return rules;
    }
    for (int i = 0; i < list.size(); i++) {
      String at = "rules[" + i + "]";
      if (!(list.get(i) instanceof ObjectNode rule)) {
        problems.add(at, "is an object");
        continue;
      }
      String effect = rule.path("effect").asText("");
      boolean denies = effect.equals("deny");
      if (!denies && !effect.equals("allow")) {
        problems.add(at + ".effect", "is allow or deny");
      }
      String name = rule.path("name").asText("");
      if (!name.matches("[A-Za-z0-9_-]{1,60}")) {
        problems.add(at + ".name", "is required, of letters, digits, _ and -");
      }
      Optional<Terms> approvals =
          rule.has("approvals")
              ? terms(at + ".approvals", rule.path("approvals"))
              : Optional.empty();
      if (denies && approvals.isPresent()) {
        problems.add(at + ".approvals", "don't go with a rule that denies");
      }
      rules.add(new Rule(name, denies, bounds.read(at + ".", rule, denies, OF_RULES), approvals));
    }
    return rules;
  }

  private List<NotionalLimit> limits(JsonNode list) {
    List<NotionalLimit> limits = new ArrayList<>();
    if (!list.isMissingNode() && (!list.isArray() || list.size() > MOST_RULES)) {
      problems.add("notional", "is a list of {\"asset\", \"max\", \"window\"}");
      return limits;
    }
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      String at = "notional[" + i + "]";
      problems.unknown(at, item, Set.of("asset", "max", "window"));
      String asset = item.path("asset").asText("").toUpperCase(Locale.ROOT);
      if (!asset.matches("[A-Z0-9]{2,12}")) {
        problems.add(at + ".asset", "is the quote asset, such as USDT");
      }
      BigDecimal max = problems.number(at + ".max", item.path("max"));
      Duration window = duration(at + ".window", item.path("window"), "24h");
      limits.add(new NotionalLimit(asset, max, window));
    }
    return limits;
  }

  private Map<String, BigDecimal> prices(ObjectNode document) {
    Map<String, BigDecimal> prices = new LinkedHashMap<>();
    JsonNode given = document.path("reference_prices");
    if (!given.isMissingNode() && !given.isObject()) {
      problems.add("reference_prices", "is an object of prices by market");
    }
    given
        .properties()
        .forEach(entry ->
            prices.put(
                entry.getKey(),
                problems.number("reference_prices." + entry.getKey(), entry.getValue())));
    return prices;
  }

  private Optional<Terms> withdrawals(ObjectNode document) {
    return document.has("withdrawal_approvals")
        ? terms("withdrawal_approvals", document.path("withdrawal_approvals"))
        : Optional.empty();
  }

  private Optional<Terms> terms(String at, JsonNode node) {
    problems.unknown(at, node, Set.of("factors", "ttl"));
    List<Factor> factors = new ArrayList<>();
    JsonNode list = node.path("factors");
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      String here = at + ".factors[" + i + "]";
      problems.unknown(here, item, Set.of("name", "groups", "group_ids", "approvals", "proof"));
      List<String> groups = problems.texts(here + ".groups", item.path("groups"));
      List<String> ids = problems.texts(here + ".group_ids", item.path("group_ids"));
      int approvals = item.path("approvals").asInt(1);
      Optional<Proof> proof = Proof.named(item.path("proof").asText("login"));
      if (groups.isEmpty() && ids.isEmpty()) {
        problems.add(here + ".groups", "name at least one group of approvers");
      }
      if (approvals < 1 || approvals > 100) {
        problems.add(here + ".approvals", "is a number from 1 to 100");
      }
      if (proof.isEmpty()) {
        problems.add(here + ".proof", "is login, totp or signature");
      }
      factors.add(
          new Factor(
              item.path("name").asText("approvers"),
              groups,
              ids,
              approvals,
              proof.orElse(Proof.LOGIN)));
    }
    if (factors.isEmpty()) {
      problems.add(at + ".factors", "at least one is required");
      return Optional.empty();
    }
    return Optional.of(new Terms(factors, duration(at + ".ttl", node.path("ttl"), "24h")));
  }

  private Duration duration(String at, JsonNode node, String absent) {
    try {
      Duration duration = Durations.parse(node.asText(absent));
      if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(LONGEST_WINDOW) > 0) {
        throw new IllegalArgumentException("it is less than a second or more than 366 days");
      }
      return duration;
    } catch (IllegalArgumentException e) {
      problems.add(at, "is a duration such as 24h");
      return Duration.ofDays(1);
    }
  }
}
