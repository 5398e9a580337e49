package io.holdfast.bitcoin.policy;

import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.AddressException;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.tx.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads policy documents, collecting what is wrong in them. */
final class PolicyDocument {
  static final String MAX_AMOUNT = "max_amount";
  static final String MAX_FEE = "max_fee";
  static final String MAX_FEERATE = "max_feerate";
  static final String DESTINATIONS = "destinations";

  private static final Set<String> FIELDS =
      new LinkedHashSet<>(List.of(MAX_AMOUNT, MAX_FEE, MAX_FEERATE, DESTINATIONS));
  private static final BigDecimal MAX_SAT = BigDecimal.valueOf(Amounts.MAX);
  private static final int MAX_DECIMALS = 8;

  private final Map<String, ?> document;
  private final List<String> problems = new ArrayList<>();

  private PolicyDocument(Map<String, ?> document) {
    this.document = document;
  }

  static TransactionPolicy read(Map<String, ?> document) {
    return new PolicyDocument(document).read();
  }

  private TransactionPolicy read() {
    for (String field : document.keySet()) {
      if (!FIELDS.contains(field)) {
        problems.add("unknown field '" + field + "'; a policy has " + String.join(", ", FIELDS));
      }
    }
    TransactionPolicy policy =
        new TransactionPolicy(
            number(MAX_AMOUNT, 0).map(BigDecimal::longValueExact),
            number(MAX_FEE, 0).map(BigDecimal::longValueExact),
            number(MAX_FEERATE, MAX_DECIMALS),
            addresses());
    if (!problems.isEmpty()) {
      throw new PolicyException(problems);
    }
    return policy;
  }

  /** A number from 0 to the supply of bitcoin; one with a mistake is told and then absent. */
  private Optional<BigDecimal> number(String field, int decimals) {
    Object value = document.get(field);
    if (value == null) {
      return Optional.empty();
    }
    Optional<BigDecimal> number = decimal(value);
    if (number.isEmpty() || number.get().scale() > decimals) {
      problems.add(
          field
              + ": expected "
              + (decimals == 0 ? "a whole number of sat" : "a number of sat/vB")
              + ", such as "
              + (decimals == 0 ? "100000" : "12.5"));
      return Optional.empty();
    }
    if (number.get().signum() < 0 || number.get().compareTo(MAX_SAT) > 0) {
      problems.add(field + ": expected a number from 0 to " + MAX_SAT);
      return Optional.empty();
    }
    return number;
  }

  private static Optional<BigDecimal> decimal(Object value) {
    String text =
        value instanceof Number || value instanceof String ? value.toString().strip() : "";
    // BigDecimal itself would take exponents of any size.
    if (!text.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?")) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
  }

  private Optional<List<String>> addresses() {
    Object value = document.get(DESTINATIONS);
    if (value == null) {
      return Optional.empty();
    }
    Set<String> addresses = new LinkedHashSet<>();
    for (Object item : items(value)) {
      if (item instanceof String text && isAddress(text.strip())) {
        addresses.add(text.strip());
      } else {
        problems.add(
            DESTINATIONS + ": " + shown(item) + " is not a bitcoin address of any network");
      }
    }
    return Optional.of(List.copyOf(addresses));
  }

  private static Collection<?> items(Object value) {
    return switch (value) {
      case Collection<?> many -> many;
      case String text when text.isBlank() -> List.of();
      case String text -> Arrays.asList(text.split(","));
      default -> List.of(value);
    };
  }

  private static String shown(@Nullable Object item) {
    String text = String.valueOf(item);
    return "'" + (text.length() > 100 ? text.substring(0, 100) + "..." : text) + "'";
  }

  private static boolean isAddress(String text) {
    return Arrays.stream(Network.values()).anyMatch(network -> isAddress(text, network));
  }

  static boolean isAddress(String text, Network network) {
    try {
      Address.parse(text, network);
      return true;
    } catch (AddressException _) {
      return false;
    }
  }
}
