package io.holdfast.bitcoin.policy.naive;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges by the map of a policy, a field after another, as its documentation reads. */
final class NaiveJudge {
  /**
   * A verdict.
   *
   * @param refused the fields that refuse
   * @param holds the names of the rules that hold
   */
  record Verdict(String outcome, @Nullable String rule, Set<String> refused, List<String> holds) {}

  private final Map<String, ?> policy;
  private final Map<String, NaiveExpression> expressions;
  private final Map<String, NaiveWallet> descriptors;
  private final NaiveFacts facts;
  private final NaiveFacts.Around around;

  /**
   * @param expressions by the text by which the policy has them
   * @param descriptors by the text by which the policy has them
   */
  NaiveJudge(
      Map<String, ?> policy,
      Map<String, NaiveExpression> expressions,
      Map<String, NaiveWallet> descriptors,
      NaiveFacts facts) {
    this.policy = policy;
    this.expressions = expressions;
    this.descriptors = descriptors;
    this.facts = facts;
    this.around = facts.around;
  }

  Verdict judge() {
    Set<String> refused = new TreeSet<>(limits(policy));
    if (policy.containsKey("sighash")) {
      List<?> allowed = list(policy, "sighash");
      if (facts.psbt.inputs.stream().anyMatch(in -> !allowed.contains(in.sighash()))) {
        refused.add("sighash");
      }
    }
    if (policy.get("condition") instanceof String text
        && !expression(text).holds(facts).orElse(false)) {
      refused.add("condition");
    }
    List<String> holds = new ArrayList<>();
    Map<?, ?> allowing = null;
    boolean denied = false;
    if (policy.containsKey("rules")) {
      for (Object each : list(policy, "rules")) {
        Map<?, ?> rule = (Map<?, ?>) each;
        boolean deny = rule.get("effect").equals("deny");
        boolean when =
            !(rule.get("when") instanceof String text)
                || expression(text).holds(facts).orElse(deny);
        if (when && limits(rule).isEmpty()) {
          holds.add(String.valueOf(rule.get("name")));
          denied |= deny;
          allowing = allowing == null && !deny ? rule : allowing;
        }
      }
      if (denied || allowing == null) {
        refused.add("rules");
      }
    }
    if (!refused.isEmpty()) {
      return new Verdict("refused", null, refused, holds);
    }
    String name = allowing == null ? null : String.valueOf(allowing.get("name"));
    return obligations(allowing == null ? Map.of() : allowing, name, holds);
  }

  private NaiveExpression expression(String text) {
    return java.util.Objects.requireNonNull(expressions.get(text));
  }

  // ---- limits

  private Set<String> limits(Map<?, ?> from) {
    Set<String> refused = new TreeSet<>();
    long amount = facts.amount();
    long fee = facts.psbt.fee;
    BigDecimal vsize = BigDecimal.valueOf(facts.psbt.vsize);
    if (from.get("max_amount") instanceof Long most && amount > most) {
      refused.add("max_amount");
    }
    if (from.get("max_output_amount") instanceof Long most
        && facts.payments().stream().anyMatch(out -> out.amount() > most)) {
      refused.add("max_output_amount");
    }
    if (from.get("min_fee") instanceof Long least && fee < least) {
      refused.add("min_fee");
    }
    if (from.get("max_fee") instanceof Long most && fee > most) {
      refused.add("max_fee");
    }
    if (from.get("min_feerate") instanceof BigDecimal least
        && BigDecimal.valueOf(fee).compareTo(least.multiply(vsize)) < 0) {
      refused.add("min_feerate");
    }
    if (from.get("max_feerate") instanceof BigDecimal most
        && BigDecimal.valueOf(fee).compareTo(most.multiply(vsize)) > 0) {
      refused.add("max_feerate");
    }
    if (!destinations(from)) {
      refused.add("destinations");
    }
    if (from.containsKey("forbidden_destinations")) {
      List<?> forbidden = list(from, "forbidden_destinations");
      if (facts.psbt.outputs.stream()
          .anyMatch(out -> forbidden.contains(NaiveAddress.destination(out.script())))) {
        refused.add("forbidden_destinations");
      }
    }
    if (from.containsKey("velocity")) {
      int index = 0;
      for (Object each : list(from, "velocity")) {
        velocity((Map<?, ?>) each, index++, refused);
      }
    }
    if (from.get("max_lifetime_amount") instanceof Long most
        && sum(null, null, null)[0] + amount > most) {
      refused.add("max_lifetime_amount");
    }
    if (from.get("max_balance_share") instanceof BigDecimal share) {
      Instant at = around.balanceTime();
      Long balance = around.balance();
      Duration age =
          from.get("max_balance_age") instanceof String text ? duration(text) : Duration.ofHours(1);
      if (balance == null
          || at == null
          || at.isAfter(around.now())
          || Duration.between(at, around.now()).compareTo(age) > 0
          || BigDecimal.valueOf(amount).compareTo(share.multiply(BigDecimal.valueOf(balance)))
              > 0) {
        refused.add("max_balance_share");
      }
    }
    if (from.get("inputs") instanceof Map<?, ?> inputs) {
      inputs(inputs, refused);
    }
    if (from.get("change") instanceof Map<?, ?> change) {
      change(change, refused);
    }
    if (from.get("forbid_reuse") != null && !Boolean.FALSE.equals(from.get("forbid_reuse"))) {
      reuse("own".equals(from.get("forbid_reuse")), refused);
    }
    if (from.get("lock_time") instanceof Map<?, ?> lockTime) {
      lockTime(lockTime, refused);
    }
    if (from.get("rbf") instanceof String rbf) {
      boolean signals = facts.psbt.inputs.stream().anyMatch(in -> in.sequence() <= 0xfffffffdL);
      if (signals != rbf.equals("required")) {
        refused.add("rbf");
      }
    }
    if (from.get("hours") instanceof Map<?, ?> hours && !isOpen(hours)) {
      refused.add("hours");
    }
    if (from.get("initiators") instanceof Map<?, ?> initiators
        && !list(initiators, "entities").contains(around.initiator())
        && list(initiators, "groups").stream().noneMatch(around.groups()::contains)) {
      refused.add("initiators");
    }
    return refused;
  }

  private boolean destinations(Map<?, ?> from) {
    if (!from.containsKey("destinations")
        && !from.containsKey("destination_descriptors")
        && !from.containsKey("destination_wallets")
        && !from.containsKey("attestors")) {
      return true;
    }
    for (int i = 0; i < facts.psbt.outputs.size(); i++) {
      if (facts.ownOutputs.get(i) == null && !isAllowed(i, from)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAllowed(int index, Map<?, ?> from) {
    NaivePsbt.Out out = facts.psbt.outputs.get(index);
    String address = NaiveAddress.of(out.script());
    if (address != null && list(from, "destinations").contains(address)) {
      return true;
    }
    if (facts.wallets.get(index) != null
        && list(from, "destination_wallets").contains(facts.wallets.get(index))) {
      return true;
    }
    for (Object each : list(from, "destination_descriptors")) {
      String text = String.valueOf(each instanceof Map<?, ?> map ? map.get("descriptor") : each);
      NaiveWallet wallet = java.util.Objects.requireNonNull(descriptors.get(text));
      if (wallet.locate(out.script(), out.claims()) != null) {
        return true;
      }
      if (each instanceof Map<?, ?> map && map.get("scan") instanceof Long scan) {
        for (long i = 0; i < scan; i++) {
          for (int chain = 0; chain < 2; chain++) {
            if (wallet.derive(new NaiveWallet.Place(chain, i)).script().equals(out.script())) {
              return true;
            }
          }
        }
      }
    }
    return address != null
        && around.attested().stream()
            .anyMatch(each ->
                each.genuine()
                    && each.network().equals("regtest")
                    && each.address().equals(address)
                    && list(from, "attestors").contains(each.attestor())
                    && (each.expires() == null || around.now().isBefore(each.expires())));
  }

  private void velocity(Map<?, ?> limit, int index, Set<String> refused) {
    Duration window = duration(String.valueOf(limit.get("window")));
    String per = String.valueOf(limit.getOrDefault("per", null));
    Set<String> destinations = new LinkedHashSet<>();
    facts.payments().forEach(out -> destinations.add(NaiveAddress.destination(out.script())));
    List<long[]> totals = new ArrayList<>();
    if (per.equals("destination")) {
      for (String destination : destinations) {
        long[] total = sum(window, null, destination);
        for (NaivePsbt.Out out : facts.payments()) {
          if (NaiveAddress.destination(out.script()).equals(destination)) {
            total[0] += out.amount();
          }
        }
        total[1]++;
        total[2] += facts.psbt.fee;
        totals.add(total);
      }
    } else {
      long[] total = sum(window, per.equals("initiator") ? around.initiator() : null, null);
      totals.add(new long[] {total[0] + facts.amount(), total[1] + 1, total[2] + facts.psbt.fee});
    }
    String[] names = {"max_amount", "max_count", "max_fee"};
    for (int i = 0; i < 3; i++) {
      int figure = i;
      if (limit.get(names[i]) instanceof Long most
          && totals.stream().anyMatch(total -> total[figure] > most)) {
        refused.add("velocity[" + index + "]." + names[i]);
      }
    }
  }

  /** Amount, count and fee of what came before. */
  private long[] sum(
      @Nullable Duration window, @Nullable String initiator, @Nullable String destination) {
    return sum(around, window, initiator, destination);
  }

  static long[] sum(
      NaiveFacts.Around around,
      @Nullable Duration window,
      @Nullable String initiator,
      @Nullable String destination) {
    long[] total = new long[3];
    for (NaiveFacts.Past past : around.past()) {
      boolean within = window == null || past.time().plus(window).isAfter(around.now());
      boolean counts =
          within
              && (initiator == null || past.initiator().equals(initiator))
              && (destination == null || past.paid().containsKey(destination));
      if (counts) {
        total[0] += destination == null ? past.amount() : past.paid().getOrDefault(destination, 0L);
        total[1]++;
        total[2] += past.fee();
      }
    }
    return total;
  }

  private void inputs(Map<?, ?> limit, Set<String> refused) {
    int count = facts.psbt.inputs.size();
    int foreign = 0;
    for (int i = 0; i < count; i++) {
      NaivePsbt.In in = facts.psbt.inputs.get(i);
      String outpoint = in.txid() + ":" + in.vout();
      if (limit.containsKey("deny") && list(limit, "deny").contains(outpoint)) {
        refused.add("inputs.deny");
      }
      if (facts.ownInputs.get(i) == null) {
        foreign++;
        continue;
      }
      if (limit.get("min_amount") instanceof Long least && in.amount() < least) {
        refused.add("inputs.min_amount");
      }
      if (limit.get("max_amount") instanceof Long most && in.amount() > most) {
        refused.add("inputs.max_amount");
      }
      if (limit.containsKey("types") && !list(limit, "types").contains(in.type())) {
        refused.add("inputs.types");
      }
      if (limit.containsKey("allow") && !list(limit, "allow").contains(outpoint)) {
        refused.add("inputs.allow");
      }
    }
    if (limit.get("max_count") instanceof Long most && count > most) {
      refused.add("inputs.max_count");
    }
    if (limit.get("max_foreign") instanceof Long most && foreign > most) {
      refused.add("inputs.max_foreign");
    }
  }

  private void change(Map<?, ?> limit, Set<String> refused) {
    long count = 0;
    for (NaiveWallet.Place place : facts.ownOutputs) {
      if (place == null) {
        continue;
      }
      count++;
      if (limit.get("max_index") instanceof Long most && place.index() > most) {
        refused.add("change.max_index");
      }
      if (limit.get("max_gap") instanceof Long most && place.chain() == 1) {
        Long next = around.nextChange();
        if (next == null || place.index() - next > most) {
          refused.add("change.max_gap");
        }
      }
      if (Boolean.TRUE.equals(limit.get("change_chain_only")) && place.chain() == 0) {
        refused.add("change.change_chain_only");
      }
    }
    if (limit.get("max_outputs") instanceof Long most && count > most) {
      refused.add("change.max_outputs");
    }
  }

  private void reuse(boolean ownOnly, Set<String> refused) {
    Set<String> before = new HashSet<>();
    for (int i = 0; i < facts.psbt.outputs.size(); i++) {
      String script = facts.psbt.outputs.get(i).script();
      boolean own = facts.ownOutputs.get(i) != null;
      boolean again =
          before.contains(script)
              || facts.psbt.inputs.stream().anyMatch(in -> in.script().equals(script))
              || around.used().contains(NaiveAddress.destination(script));
      before.add(script);
      if (again && (own || !ownOnly)) {
        refused.add("forbid_reuse");
      }
    }
  }

  private void lockTime(Map<?, ?> limit, Set<String> refused) {
    boolean allFinal = facts.psbt.inputs.stream().allMatch(in -> in.sequence() == 0xffffffffL);
    long value = allFinal ? 0 : facts.psbt.lockTime;
    String kind = value == 0 ? "none" : value < 500_000_000 ? "height" : "time";
    if (limit.containsKey("kinds") && !list(limit, "kinds").contains(kind)) {
      refused.add("lock_time.kinds");
    }
    if (limit.get("max_height") instanceof Long most && kind.equals("height") && value > most) {
      refused.add("lock_time.max_height");
    }
    if (limit.get("max_ahead") instanceof String ahead
        && kind.equals("time")
        && Instant.ofEpochSecond(value).isAfter(around.now().plus(duration(ahead)))) {
      refused.add("lock_time.max_ahead");
    }
  }

  private boolean isOpen(Map<?, ?> hours) {
    ZonedDateTime now =
        ZonedDateTime.ofInstant(around.now(), ZoneId.of(String.valueOf(hours.get("time_zone"))));
    String day = now.getDayOfWeek().toString().toLowerCase(java.util.Locale.ROOT).substring(0, 3);
    String time = "%02d:%02d".formatted(now.getHour(), now.getMinute());
    return (!hours.containsKey("days") || list(hours, "days").contains(day))
        && !list(hours, "holidays").contains(now.toLocalDate().toString())
        && !(hours.get("from") instanceof String from && time.compareTo(from) < 0)
        && !(hours.get("to") instanceof String to && time.compareTo(to) >= 0);
  }

  // ---- obligations

  private Verdict obligations(Map<?, ?> rule, @Nullable String name, List<String> holds) {
    Set<String> missing = new TreeSet<>();
    Set<String> refused = new TreeSet<>();
    Duration delay = Duration.ZERO;
    Duration ttl = null;
    for (Map<?, ?> from : List.of(policy, rule)) {
      if (from.get("delay") instanceof String text && duration(text).compareTo(delay) > 0) {
        delay = duration(text);
      }
      if (from.containsKey("approvals")) {
        Duration own = from.get("delay") instanceof String text ? duration(text) : Duration.ZERO;
        Duration each =
            from.get("approval_ttl") instanceof String text
                ? duration(text)
                : Duration.ofHours(24).plus(own);
        ttl = ttl == null || each.compareTo(ttl) < 0 ? each : ttl;
      }
    }
    for (Map<?, ?> from : List.of(policy, rule)) {
      for (Object each : list(from, "approvals")) {
        NaiveFacts.Factor factor = factor((Map<?, ?>) each);
        Set<String> approvers = new HashSet<>();
        for (NaiveFacts.Consent consent : around.consents()) {
          if (consent.factors().contains(factor)
              && !consent.id().equals(around.initiator())
              && !consent.id().isEmpty()
              && !consent.time().isAfter(around.now())
              && ttl != null
              && consent.time().plus(ttl).isAfter(around.now())) {
            approvers.add(consent.id());
          }
        }
        if (approvers.size() < factor.number()) {
          missing.add("approvals");
        }
      }
      if (from.get("webhook") instanceof Map<?, ?> webhook) {
        webhook(webhook, missing, refused);
      }
    }
    Instant requested = around.requested();
    if (!delay.isZero() && (requested == null || requested.plus(delay).isAfter(around.now()))) {
      missing.add("delay");
    }
    if (!refused.isEmpty()) {
      return new Verdict("refused", name, refused, holds);
    }
    return new Verdict(
        missing.isEmpty() || isEmergency() ? "allowed" : "pending", name, refused, holds);
  }

  private void webhook(Map<?, ?> webhook, Set<String> missing, Set<String> refused) {
    boolean yes = false;
    boolean no = false;
    if (!around.answers().isEmpty()) {
      String hash = facts.hash();
      for (NaiveFacts.Answer answer : around.answers()) {
        if (answer.transaction().equals(hash) && answer.key().equals(webhook.get("public_key"))) {
          yes |= answer.allowed();
          no |= !answer.allowed();
        }
      }
    }
    if (no) {
      refused.add("webhook");
    } else if (!yes) {
      missing.add("webhook");
    }
  }

  private boolean isEmergency() {
    NaiveFacts.Emergency emergency = around.emergency();
    if (emergency == null || !(policy.get("break_glass") instanceof Map<?, ?> glass)) {
      return false;
    }
    Map<Object, Object> by = new HashMap<>(glass);
    by.put("number", 1L);
    return emergency.factor().equals(factor(by))
        && !emergency.id().isEmpty()
        && !emergency.reason().isBlank()
        && !emergency.time().isAfter(around.now());
  }

  static NaiveFacts.Factor factor(Map<?, ?> map) {
    List<String> groups = list(map, "groups").stream().map(String::valueOf).sorted().toList();
    return new NaiveFacts.Factor(
        map.get("name") instanceof String name ? name : String.join(", ", groups),
        groups,
        map.get("number") instanceof Long number ? number : 1,
        map.get("proof") instanceof String proof ? proof : "login");
  }

  // ---- reading

  private static List<?> list(Map<?, ?> from, String field) {
    return from.get(field) instanceof List<?> list ? list : List.of();
  }

  static Duration duration(String text) {
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** For messages about differences. */
  @Override
  public String toString() {
    return new TreeMap<>(policy).toString();
  }
}
