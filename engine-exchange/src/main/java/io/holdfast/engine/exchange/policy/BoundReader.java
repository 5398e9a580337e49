package io.holdfast.engine.exchange.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Cidr;
import io.holdfast.engine.exchange.message.PathTemplate;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a rule. A rule that allows holds where all of a request's values are within;
 * one that denies, where any is.
 */
final class BoundReader {
  private static final Set<String> KNOWN =
      Set.of(
          "hosts",
          "methods",
          "paths",
          "parameters",
          "only_parameters",
          "symbols",
          "max_notional",
          "withdrawal_addresses",
          "withdrawal_assets",
          "max_withdrawal",
          "source_addresses",
          "hours",
          "not_before",
          "not_after");

  private final Problems problems;

  BoundReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The bounds of a rule.
   *
   * @param at in front of the names of fields in complaints
   * @param besides fields that are read elsewhere
   */
  SequencedMap<String, Bound> read(
      String at, ObjectNode rule, boolean denies, Set<String> besides) {
    SequencedMap<String, Bound> bounds = new LinkedHashMap<>();
    rule.properties()
        .forEach(entry -> {
          String field = entry.getKey();
          if (besides.contains(field) || entry.getValue().isNull()) {
            return;
          }
          if (!KNOWN.contains(field)) {
            problems.add(at + field, "is unknown; known are " + String.join(", ", KNOWN));
            return;
          }
          Bound bound = bound(at + field, field, entry.getValue(), denies);
          if (bound != null) {
            bounds.put(field, bound);
          }
        });
    return bounds;
  }

  private @Nullable Bound bound(String at, String field, JsonNode value, boolean denies) {
    return switch (field) {
      case "hosts" -> {
        List<String> hosts = lower(problems.texts(at, value));
        yield Bound.when(
            asked -> hosts.contains(asked.host()), "the key's host is not among these");
      }
      case "methods" -> {
        List<String> methods = problems.texts(at, value);
        yield Bound.when(
            asked -> methods.contains(asked.request().method()), "the method is not among these");
      }
      case "paths" -> paths(at, value, denies);
      case "parameters" -> ParameterBounds.read(problems, at, value, denies);
      case "only_parameters" -> onlyParameters(problems.texts(at, value));
      case "symbols" -> {
        Set<String> symbols = new HashSet<>(problems.texts(at, value));
        yield Bound.when(
            asked -> quantified(denies, asked.symbols(), symbols::contains),
            "the request names no market, or one that is not among these");
      }
      case "max_notional" -> maxNotional(problems.number(at, value));
      case "withdrawal_addresses" -> {
        Set<String> addresses = new HashSet<>(problems.texts(at, value));
        yield ofWithdrawal(
            denies, "address", addresses::contains, "the address is not among these");
      }
      case "withdrawal_assets" -> {
        Set<String> assets = new HashSet<>();
        problems.texts(at, value).forEach(name -> assets.add(Asked.asset(name)));
        yield ofWithdrawal(
            denies,
            "asset",
            name -> assets.contains(Asked.asset(name)),
            "the asset is not among these");
      }
      case "max_withdrawal" -> {
        BigDecimal max = problems.number(at, value);
        yield ofWithdrawal(
            denies,
            "amount",
            text -> Numbers.read(text).filter(number -> within(number, max)).isPresent(),
            "the amount is more than " + Numbers.text(max) + ", or can't be read");
      }
      case "source_addresses" -> sourceAddresses(at, value);
      case "hours" -> hours(at, value);
      case "not_before", "not_after" -> moment(at, value, field.equals("not_before"));
      default -> null;
    };
  }

  private static boolean within(BigDecimal number, BigDecimal max) {
    return number.signum() >= 0 && number.compareTo(max) <= 0;
  }

  /** All of at least one value, or for a rule that denies any. */
  static <T> boolean quantified(boolean denies, Collection<T> values, Predicate<T> each) {
    return denies
        ? values.stream().anyMatch(each)
        : !values.isEmpty() && values.stream().allMatch(each);
  }

  private Bound paths(String at, JsonNode value, boolean denies) {
    List<PathTemplate> templates = new ArrayList<>();
    for (String text : problems.texts(at, value)) {
      try {
        templates.add(PathTemplate.parse(text));
      } catch (IllegalArgumentException e) {
        problems.add(at, String.valueOf(e.getMessage()));
      }
    }
    return Bound.when(
        asked ->
            templates.stream()
                .anyMatch(template ->
                    denies
                        ? template.coversAnyCase(asked.request().path())
                        : template.match(asked.request().path()).isPresent()),
        "the path is not among these");
  }

  private static Bound onlyParameters(List<String> names) {
    return asked ->
        asked.request().parameters().stream()
            .filter(parameter -> !names.contains(parameter.name()))
            .findFirst()
            .map(parameter -> "the parameter \"" + parameter.name() + "\" is not among these");
  }

  /** Of what is no withdrawal it says nothing; of one that can't be told, that it is outside. */
  private static Bound ofWithdrawal(
      boolean denies, String part, Predicate<String> each, String otherwise) {
    return asked -> {
      if (!asked.movesAssets()) {
        return denies ? Optional.of("it is no withdrawal") : Optional.empty();
      }
      return quantified(denies, asked.ofWithdrawal(part), each)
          ? Optional.empty()
          : Optional.of(otherwise);
    };
  }

  private static Bound maxNotional(BigDecimal max) {
    return asked -> {
      if (asked.order().isEmpty()) {
        return Optional.empty();
      }
      boolean within =
          Notional.of(asked, asked.order().get(), java.util.Map.of())
              .filter(worths -> worths.stream().allMatch(worth -> within(worth.amount(), max)))
              .isPresent();
      return within
          ? Optional.empty()
          : Optional.of(
              "the order is worth more than " + Numbers.text(max) + ", or that can't be told");
    };
  }

  private Bound sourceAddresses(String at, JsonNode value) {
    List<String> blocks = problems.texts(at, value);
    for (String block : blocks) {
      try {
        var _ = Cidr.parse(block);
      } catch (IllegalArgumentException e) {
        problems.add(at, String.valueOf(e.getMessage()));
        return Bound.when(asked -> false, "");
      }
    }
    return Bound.when(
        asked -> !blocks.isEmpty() && Cidr.allow(blocks, asked.source()),
        "it is not asked from one of these addresses");
  }

  private Bound hours(String at, JsonNode value) {
    List<Hours> all = new ArrayList<>();
    if (!value.isArray()) {
      problems.add(at, "is a list of {\"timezone\", \"days\", \"from\", \"to\"}");
    }
    for (JsonNode item : value) {
      problems.unknown(at, item, Set.of("timezone", "days", "from", "to"));
      Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
      for (String day : problems.texts(at + ".days", item.path("days"))) {
        for (DayOfWeek one : DayOfWeek.values()) {
          if (one.name().toLowerCase(Locale.ROOT).startsWith(day) && day.length() >= 3) {
            days.add(one);
          }
        }
      }
      try {
        all.add(
            new Hours(
                ZoneId.of(item.path("timezone").asText("UTC")),
                item.has("days") ? days : EnumSet.allOf(DayOfWeek.class),
                LocalTime.parse(item.path("from").asText("00:00")),
                LocalTime.parse(item.path("to").asText("00:00"))));
      } catch (DateTimeException e) {
        problems.add(at, "has a time zone such as Europe/Vienna, and times such as 08:30");
      }
    }
    return Bound.when(
        asked -> all.stream().anyMatch(hours -> hours.contain(asked.time())),
        "it is outside of these hours");
  }

  private Bound moment(String at, JsonNode value, boolean from) {
    try {
      Instant moment = Instant.parse(value.asText());
      return from
          ? Bound.when(asked -> !asked.time().isBefore(moment), "it is too early")
          : Bound.when(asked -> asked.time().isBefore(moment), "it is too late");
    } catch (DateTimeException e) {
      problems.add(at, "is a time such as 2030-01-01T00:00:00Z");
      return Bound.when(asked -> false, "");
    }
  }

  private static List<String> lower(List<String> texts) {
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }
}
