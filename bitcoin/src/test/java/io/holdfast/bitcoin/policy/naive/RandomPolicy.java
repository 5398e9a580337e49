package io.holdfast.bitcoin.policy.naive;

import io.holdfast.bitcoin.policy.naive.NaiveExpression.And;
import io.holdfast.bitcoin.policy.naive.NaiveExpression.Compare;
import io.holdfast.bitcoin.policy.naive.NaiveExpression.InGroup;
import io.holdfast.bitcoin.policy.naive.NaiveExpression.Not;
import io.holdfast.bitcoin.policy.naive.NaiveExpression.Number;
import io.holdfast.bitcoin.policy.naive.NaiveExpression.Or;
import io.holdfast.bitcoin.policy.naive.NaiveExpression.Payments;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A policy whose limits lie near the figures of a transaction. */
final class RandomPolicy {
  static final List<String> GROUPS = List.of("treasury", "board", "payments", "interns");
  static final List<String> WINDOWS = List.of("1h", "24h", "7d");
  private static final List<String> ZONES = List.of("Europe/Zurich", "UTC", "America/New_York");

  private final Dice dice;
  private final NaiveFacts facts;
  private final List<Cards.Both> destinations;
  private final List<String> attestors;
  private final List<String> webhookKeys;
  final Map<String, NaiveExpression> expressions = new HashMap<>();
  final Map<String, Object> document;
  private int factors;

  RandomPolicy(
      Dice dice,
      NaiveFacts facts,
      List<Cards.Both> destinations,
      List<String> attestors,
      List<String> webhookKeys) {
    this.dice = dice;
    this.facts = facts;
    this.destinations = destinations;
    this.attestors = attestors;
    this.webhookKeys = webhookKeys;
    this.document = limits(dice.chance(50) ? 10 : 4);
    if (dice.chance(10)) {
      document.put("sighash", some(List.of("DEFAULT", "ALL", "SINGLE"), 70));
    }
    if (dice.chance(3)) {
      document.put("condition", condition());
    }
    obligations(document, dice.chance(25) ? 40 : 0);
    if (dice.chance(10)) {
      Map<String, Object> glass = new LinkedHashMap<>();
      glass.put("name", "glass");
      glass.put("groups", List.of("board"));
      glass.put("proof", "totp");
      glass.put("review", List.of(Map.of("groups", List.of("treasury"))));
      document.put("break_glass", glass);
    }
    if (dice.chance(35)) {
      List<Map<String, Object>> rules = new ArrayList<>();
      int count = dice.below(4);
      for (int i = 0; i < count; i++) {
        rules.add(rule("r" + i));
      }
      document.put("rules", rules);
    }
  }

  private Map<String, Object> rule(String name) {
    boolean deny = dice.chance(10);
    Map<String, Object> rule = deny ? new LinkedHashMap<>() : limits(dice.chance(50) ? 6 : 0);
    rule.put("name", name);
    rule.put("effect", deny ? "deny" : "allow");
    if (deny || dice.chance(6)) {
      rule.put("when", condition());
    }
    if (!deny) {
      obligations(rule, dice.chance(25) ? 40 : 0);
    }
    return rule;
  }

  private Map<String, Object> limits(int percent) {
    Map<String, Object> map = new LinkedHashMap<>();
    long fee = facts.psbt.fee;
    BigDecimal rate =
        BigDecimal.valueOf(fee).divide(BigDecimal.valueOf(facts.psbt.vsize), 3, RoundingMode.DOWN);
    if (dice.chance(percent + 8)) {
      map.put("max_amount", dice.most(facts.amount()));
    }
    if (dice.chance(percent)) {
      long greatest = facts.payments().stream().mapToLong(NaivePsbt.Out::amount).max().orElse(0);
      map.put("max_output_amount", dice.most(greatest));
    }
    if (dice.chance(percent)) {
      map.put("min_fee", dice.least(fee));
    }
    if (dice.chance(percent)) {
      map.put("max_fee", dice.most(fee));
    }
    if (dice.chance(percent)) {
      map.put("min_feerate", plain(dice.chance(70) ? rate : rate.add(new BigDecimal("0.001"))));
    }
    if (dice.chance(percent)) {
      map.put("max_feerate", plain(dice.chance(30) ? rate : rate.add(new BigDecimal("0.001"))));
    }
    destinations(map, percent);
    if (dice.chance(percent)) {
      List<Map<String, Object>> windows = new ArrayList<>();
      for (int i = dice.below(3); i >= 0; i--) {
        windows.add(window());
      }
      map.put("velocity", windows);
    }
    if (dice.chance(percent)) {
      map.put("max_lifetime_amount", dice.most(facts.amount()) * (1 + dice.below(4)));
    }
    if (dice.chance(percent / 2)) {
      map.put(
          "max_balance_share",
          dice.of(List.of(new BigDecimal("0.25"), new BigDecimal("0.5"), BigDecimal.ONE)));
      if (dice.chance(50)) {
        map.put("max_balance_age", dice.of(List.of("10m", "1h")));
      }
    }
    if (dice.chance(percent)) {
      map.put("inputs", inputs());
    }
    if (dice.chance(percent)) {
      map.put("change", change());
    }
    if (dice.chance(percent)) {
      map.put("forbid_reuse", dice.chance(50) ? "own" : (Object) true);
    }
    if (dice.chance(percent)) {
      map.put("lock_time", lockTime());
    }
    if (dice.chance(percent / 2)) {
      map.put("rbf", dice.chance(50) ? "required" : "forbidden");
    }
    if (dice.chance(percent / 2)) {
      map.put("hours", hours());
    }
    if (dice.chance(percent)) {
      map.put(
          "initiators",
          Map.of("groups", some(GROUPS, 60), "entities", some(List.of("e1", "e2"), 30)));
    }
    return map;
  }

  private void destinations(Map<String, Object> map, int percent) {
    if (dice.chance(percent)) {
      Set<String> addresses = new LinkedHashSet<>();
      for (NaivePsbt.Out out : facts.psbt.outputs) {
        String address = NaiveAddress.of(out.script());
        if (address != null && dice.chance(75)) {
          addresses.add(address);
        }
      }
      map.put("destinations", List.copyOf(addresses));
    }
    if (dice.chance(percent / 2)) {
      List<Object> descriptors = new ArrayList<>();
      for (Cards.Both each : destinations) {
        if (dice.chance(30)) {
          descriptors.add(
              dice.chance(20)
                  ? Map.of("descriptor", each.descriptor(), "scan", 2L)
                  : each.descriptor());
        }
      }
      map.put("destination_descriptors", descriptors);
    }
    if (dice.chance(percent / 2)) {
      map.put("destination_wallets", some(List.of("cold", "warm"), 60));
    }
    if (dice.chance(percent / 3)) {
      map.put("attestors", some(attestors, 60));
    }
    if (dice.chance(percent / 3)) {
      map.put(
          "forbidden_destinations",
          facts.psbt.outputs.stream()
              .map(out -> NaiveAddress.of(out.script()))
              .filter(address -> address != null && dice.chance(15))
              .distinct()
              .toList());
    }
  }

  private Map<String, Object> window() {
    Map<String, Object> map = new LinkedHashMap<>();
    String window = dice.of(WINDOWS);
    map.put("window", window);
    long[] before = NaiveJudge.sum(facts.around, NaiveJudge.duration(window), null, null);
    int kinds = 1 + dice.below(7);
    if ((kinds & 1) > 0) {
      map.put("max_amount", dice.most(before[0] + facts.amount()));
    }
    if ((kinds & 2) > 0) {
      map.put("max_count", dice.most(before[1] + 1));
    }
    if ((kinds & 4) > 0) {
      map.put("max_fee", dice.most(before[2] + facts.psbt.fee));
    }
    map.put("per", dice.of(List.of("wallet", "initiator", "destination")));
    return map;
  }

  private Map<String, Object> inputs() {
    Map<String, Object> map = new LinkedHashMap<>();
    NaivePsbt.In some = dice.of(facts.psbt.inputs);
    if (dice.chance(30)) {
      map.put("max_count", dice.most(facts.psbt.inputs.size()));
    }
    if (dice.chance(30)) {
      map.put("max_foreign", (long) dice.below(3));
    }
    if (dice.chance(20)) {
      map.put("min_amount", dice.least(some.amount()));
    }
    if (dice.chance(20)) {
      map.put("max_amount", dice.most(some.amount()));
    }
    if (dice.chance(20)) {
      map.put("types", List.of(some.type(), some.type().equals("p2tr") ? "p2wpkh" : "p2tr"));
    }
    if (dice.chance(15)) {
      map.put("allow", some(outpoints(), 85));
    }
    if (dice.chance(15)) {
      map.put("deny", some(outpoints(), 15));
    }
    return map;
  }

  private List<String> outpoints() {
    return facts.psbt.inputs.stream().map(in -> in.txid() + ":" + in.vout()).distinct().toList();
  }

  private Map<String, Object> change() {
    Map<String, Object> map = new LinkedHashMap<>();
    if (dice.chance(40)) {
      map.put("max_outputs", (long) dice.below(4));
    }
    if (dice.chance(40)) {
      map.put("max_index", dice.of(List.of(0L, 3L, 7L, 1000L)));
    }
    if (dice.chance(40)) {
      map.put("max_gap", dice.of(List.of(0L, 1L, 20L, 2000L)));
    }
    if (dice.chance(30)) {
      map.put("change_chain_only", true);
    }
    return map;
  }

  private Map<String, Object> lockTime() {
    Map<String, Object> map = new LinkedHashMap<>();
    if (dice.chance(50)) {
      map.put("kinds", some(List.of("none", "height", "time"), 75));
    }
    if (dice.chance(40)) {
      map.put("max_height", 800_000L + dice.below(1000));
    }
    if (dice.chance(40)) {
      map.put("max_ahead", dice.of(List.of("1h", "30d", "200d")));
    }
    return map;
  }

  private Map<String, Object> hours() {
    Map<String, Object> map = new LinkedHashMap<>();
    String zone = dice.of(ZONES);
    map.put("time_zone", zone);
    if (dice.chance(60)) {
      map.put("days", some(List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 80));
    }
    if (dice.chance(60)) {
      map.put("from", "%02d:%02d".formatted(dice.below(9), dice.below(60)));
    }
    if (dice.chance(60)) {
      map.put("to", dice.chance(20) ? "24:00" : "%02d:%02d".formatted(15 + dice.below(9), 59));
    }
    if (dice.chance(20)) {
      map.put(
          "holidays", List.of(facts.around.now().atZone(ZoneId.of(zone)).toLocalDate().toString()));
    }
    return map;
  }

  private void obligations(Map<String, Object> map, int percent) {
    if (dice.chance(percent)) {
      List<Map<String, Object>> approvals = new ArrayList<>();
      for (int i = dice.below(2); i >= 0; i--) {
        Map<String, Object> factor = new LinkedHashMap<>();
        factor.put("name", "f" + factors++);
        factor.put("groups", dice.chance(50) ? List.of("treasury") : List.of("board", "treasury"));
        factor.put("number", 1L + dice.below(2));
        if (dice.chance(40)) {
          factor.put("proof", dice.of(List.of("login", "totp", "signature")));
        }
        approvals.add(factor);
      }
      map.put("approvals", approvals);
      map.put("approval_ttl", "72h");
    }
    if (dice.chance(percent)) {
      map.put("delay", dice.of(List.of("10m", "1h", "24h")));
    }
    if (dice.chance(percent / 2)) {
      map.put(
          "webhook",
          Map.of("url", "https://risk.example.com/", "public_key", dice.of(webhookKeys)));
    }
  }

  private String condition() {
    NaiveExpression expression = expression(3);
    expressions.put(expression.cel(), expression);
    return expression.cel();
  }

  private NaiveExpression expression(int depth) {
    return switch (dice.below(depth == 0 ? 5 : 8)) {
      case 0 -> new Payments(dice.chance(50), dice.amount());
      case 1 -> new InGroup(dice.of(GROUPS));
      case 2, 3, 4 ->
          new Compare(number(), dice.of(List.of("<", "<=", ">", ">=", "==", "!=")), number());
      case 5 -> new And(expression(depth - 1), expression(depth - 1));
      case 6 -> new Or(expression(depth - 1), expression(depth - 1));
      default -> new Not(expression(depth - 1));
    };
  }

  private Number number() {
    return switch (dice.below(10)) {
      case 0, 1 -> new Number("tx.amount", all -> Optional.of(all.amount()));
      case 2 -> new Number("tx.fee", all -> Optional.of(all.psbt.fee));
      case 3 -> new Number("size(tx.payments)", all -> Optional.of((long) all.payments().size()));
      case 4 ->
          new Number(
              "usage.wallet.day.amount",
              all -> Optional.of(NaiveJudge.sum(all.around, Duration.ofDays(1), null, null)[0]));
      case 5 ->
          new Number(
              "usage.initiator.ever.count",
              all ->
                  Optional.of(NaiveJudge.sum(all.around, null, all.around.initiator(), null)[1]));
      case 6 ->
          new Number(
              "time.getHours('Europe/Zurich')",
              all ->
                  Optional.of(
                      (long) all.around.now().atZone(ZoneId.of("Europe/Zurich")).getHour()));
      case 7 -> new Number("wallet.balance", all -> Optional.ofNullable(all.around.balance()));
      case 8 -> {
        long by = dice.below(3);
        yield new Number(
            "tx.amount / (size(tx.payments) - " + by + ")",
            all ->
                all.payments().size() == by
                    ? Optional.empty()
                    : Optional.of(all.amount() / (all.payments().size() - by)));
      }
      default -> {
        long constant = dice.chance(50) ? dice.amount() : dice.below(5);
        yield new Number(String.valueOf(constant), _ -> Optional.of(constant));
      }
    };
  }

  private <T> List<T> some(List<T> all, int percent) {
    return all.stream().filter(_ -> dice.chance(percent)).toList();
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
