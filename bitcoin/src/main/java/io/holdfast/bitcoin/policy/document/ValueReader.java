package io.holdfast.bitcoin.policy.document;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the values of fields; what is wrong is noted with the field's path and read as absent. */
final class ValueReader {
  private static final int MAX_SHOWN = 100;
  private static final BigDecimal MAX_DECIMAL = BigDecimal.valueOf(1_000_000_000);
  private static final int MAX_DECIMALS = 6;
  private static final long LAST_SECOND = 253_402_300_799L;

  private final Problems problems;

  ValueReader(Problems problems) {
    this.problems = problems;
  }

  private <T> Optional<T> refuse(String at, String problem) {
    problems.add(at + ": " + problem);
    return Optional.empty();
  }

  Optional<Long> whole(String at, Object value, String expected, long least, long most) {
    Optional<BigDecimal> number = number(value);
    if (number.isEmpty() || number.get().scale() > 0) {
      return refuse(at, "expected " + expected);
    }
    if (number.get().compareTo(BigDecimal.valueOf(least)) < 0
        || number.get().compareTo(BigDecimal.valueOf(most)) > 0) {
      return refuse(at, "expected a number from " + least + " to " + most);
    }
    return number.map(BigDecimal::longValueExact);
  }

  Optional<BigDecimal> decimal(String at, Object value, String expected) {
    Optional<BigDecimal> number = number(value);
    if (number.isEmpty() || number.get().scale() > MAX_DECIMALS) {
      return refuse(at, "expected " + expected);
    }
    if (number.get().signum() < 0 || number.get().compareTo(MAX_DECIMAL) > 0) {
      return refuse(at, "expected a number from 0 to " + MAX_DECIMAL.toPlainString());
    }
    return number;
  }

  Optional<BigDecimal> share(String at, Object value) {
    String text = value.toString().strip();
    Optional<BigDecimal> number =
        value instanceof String && text.endsWith("%")
            ? number(text.substring(0, text.length() - 1))
                .map(percent -> unscaled(percent.movePointLeft(2)))
            : number(value);
    if (number.isEmpty()
        || number.get().scale() > MAX_DECIMALS
        || number.get().signum() < 0
        || number.get().compareTo(BigDecimal.ONE) > 0) {
      return refuse(at, "expected a share such as 0.25 or 25%");
    }
    return number;
  }

  private static Optional<BigDecimal> number(Object value) {
    String text =
        value instanceof Number || value instanceof String ? value.toString().strip() : "";
    // BigDecimal itself would take exponents of any size.
    return text.length() <= 42 && text.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?")
        ? Optional.of(unscaled(new BigDecimal(text)))
        : Optional.empty();
  }

  private static BigDecimal unscaled(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  Optional<Boolean> flag(String at, Object value, String expected) {
    return switch (value) {
      case Boolean flag -> Optional.of(flag);
      case String text when text.equals("true") || text.equals("false") ->
          Optional.of(text.equals("true"));
      default -> refuse(at, "expected " + expected);
    };
  }

  <T> Optional<T> text(String at, Object value, int most, Function<String, T> reader) {
    if (!(value instanceof String given)) {
      return refuse(at, "expected a text");
    }
    String text = problems.isForgiving() ? given.strip() : given;
    if (text.isEmpty() || text.length() > most) {
      return refuse(at, "expected a text of 1 to " + most + " characters");
    }
    if (!isPaired(text) || (problems.isForgiving() && hasControls(text))) {
      return refuse(at, "holds control characters or half of a character");
    }
    try {
      return Optional.of(reader.apply(text));
    } catch (BitcoinException e) {
      return refuse(at, shown(text) + ": " + e.getMessage());
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static boolean isPaired(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  <T> Optional<List<T>> texts(
      String at, Object value, int mostItems, int mostCharacters, Function<String, T> reader) {
    Collection<?> items = items(value);
    if (items.size() > mostItems) {
      return refuse(at, "has " + items.size() + " entries; at most " + mostItems + " are taken");
    }
    Set<T> read = new LinkedHashSet<>();
    for (Object item : items) {
      if (item instanceof String text) {
        text(at, text, mostCharacters, reader)
            .ifPresent(each -> {
              if (!read.add(each)) {
                problems.add(at + ": " + shown(text) + " is there twice");
              }
            });
      } else {
        problems.add(at + ": " + shown(item) + " is not a text");
      }
    }
    return Optional.of(List.copyOf(read));
  }

  private static Collection<?> items(Object value) {
    return switch (value) {
      case Collection<?> many -> many;
      case String text when text.isBlank() -> List.of();
      case String text -> Arrays.asList(text.split(","));
      default -> List.of(value);
    };
  }

  Optional<Bytes> hex(String at, Object value, int least, int most) {
    if (value instanceof String text && text.length() <= 2 * most) {
      try {
        Bytes bytes = Bytes.fromHex(text);
        if (bytes.size() >= least && bytes.hex().equals(text)) {
          return Optional.of(bytes);
        }
      } catch (BitcoinException _) {
        // told below
      }
    }
    String size = least == most ? String.valueOf(most) : least + " to " + most;
    return refuse(at, "expected " + size + " bytes in hexadecimal, in lower case");
  }

  Optional<Duration> duration(String at, Object value, Duration least, Duration most) {
    Optional<Duration> duration =
        value instanceof Number || value instanceof String
            ? Durations.parse(value.toString().strip())
            : Optional.empty();
    if (duration.isEmpty()) {
      return refuse(at, "expected a time such as 90s, 15m, 24h or 30d");
    }
    if (duration.get().compareTo(least) < 0 || duration.get().compareTo(most) > 0) {
      return refuse(
          at, "expected a time from " + Durations.text(least) + " to " + Durations.text(most));
    }
    return duration;
  }

  /** An instant as it is written down: no other text of the same. */
  static Instant instant(String text) {
    try {
      Instant instant = Instant.parse(text);
      if (instant.isBefore(Instant.EPOCH) || instant.getEpochSecond() > LAST_SECOND) {
        throw new BitcoinException("expected a time from the year 1970 to 9999");
      }
      if (!instant.toString().equals(text)) {
        throw new BitcoinException("write it as " + instant);
      }
      return instant;
    } catch (DateTimeException _) {
      throw new BitcoinException("expected a time in UTC such as 2026-01-31T12:00:00Z");
    }
  }

  Optional<Map<?, ?>> object(String at, @Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? Optional.of(map)
        : refuse(at, "expected an object, not " + shown(value));
  }

  static String shown(@Nullable Object value) {
    return "'" + cut(String.valueOf(value)) + "'";
  }

  static String cut(String text) {
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
  }
}
