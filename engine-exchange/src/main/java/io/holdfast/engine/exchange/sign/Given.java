package io.holdfast.engine.exchange.sign;

import io.holdfast.api.Call;
import io.holdfast.engine.exchange.key.StoredKey;
import io.holdfast.engine.exchange.message.Parameter;
import io.holdfast.engine.exchange.message.VenueRequest;
import io.holdfast.engine.exchange.route.Inputs;
import io.holdfast.engine.exchange.venue.Addition;
import io.holdfast.engine.exchange.venue.Template;
import io.holdfast.engine.exchange.venue.TimeUnit;
import io.holdfast.engine.exchange.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client gives of those values that are made here else: timestamp, nonce and the like. A
 * time ahead would make a request that is good later, when it might not be allowed any more: it is
 * refused. One that is over harms nobody but the request.
 *
 * @param values by the names of placeholders
 */
record Given(Map<String, String> values) {
  private static final List<String> NAMES =
      List.of("timestamp", "nonce", "random", "expires", "window");

  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

  /** What a request brings, in fields of its own, in parameters or in headers. */
  static Given of(Call call, Venue venue, StoredKey key, VenueRequest request) {
    Map<String, String> values = new HashMap<>();
    call.find(RequestFields.TIMESTAMP)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> values.put("timestamp", text));
    call.find(RequestFields.NONCE)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> values.put(venue.nonce().isPresent() ? "nonce" : "random", text));
    for (Addition addition : venue.parameters()) {
      ofParameter(request, addition.name()).ifPresent(text -> take(addition.value(), text, values));
    }
    venue
        .headers()
        .forEach((name, template) ->
            ofHeader(request, name)
                .ifPresent(text -> {
                  boolean taken = take(template, text, values);
                  if (!taken && !(template.isOnly("key") && text.equals(key.keyId()))) {
                    throw Inputs.invalid("headers", "\"" + name + "\" is made here; leave it out");
                  }
                }));
    Given given = new Given(Map.copyOf(values));
    given.check(venue, call.now());
    return given;
  }

  private static boolean take(Template template, String text, Map<String, String> values) {
    Optional<String> name = NAMES.stream().filter(template::isOnly).findFirst();
    if (name.isEmpty()) {
      return false;
    }
    String before = values.putIfAbsent(name.get(), text);
    if (before != null && !before.equals(text)) {
      throw Inputs.invalid(name.get(), "is given twice, and differs");
    }
    return true;
  }

  private void check(Venue venue, Instant now) {
    time("timestamp", venue.time()).ifPresent(time -> requireNotAhead("timestamp", time, now));
    time("expires", venue.time() == TimeUnit.ISO ? TimeUnit.S : venue.time())
        .ifPresent(time -> requireNotAhead("expires", time, now.plusSeconds(venue.expires())));
    OptionalLong _ = nonce();
    find("random")
        .filter(text -> !text.matches("[A-Za-z0-9-]{1,64}"))
        .ifPresent(text -> {
          throw Inputs.invalid("nonce", "is at most 64 letters, digits and dashes");
        });
    find("window")
        .filter(text -> !text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 60_000)
        .ifPresent(text -> {
          throw Inputs.invalid("headers", "the window is at most 60000 ms");
        });
  }

  private Optional<Instant> time(String name, TimeUnit unit) {
    return find(name).map(text -> Inputs.of(name, () -> unit.read(text)));
  }

  private static void requireNotAhead(String name, Instant time, Instant now) {
    if (time.isAfter(now.plus(CLOCKS_DIFFER))) {
      throw Inputs.invalid(name, "lies ahead of the time; leave it out to get the right one");
    }
  }

  /** A nonce that only goes up. */
  OptionalLong nonce() {
    Optional<String> text = find("nonce");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.get().matches("[0-9]{1,18}")) {
      throw Inputs.invalid("nonce", "is a number of at most 18 digits");
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static Optional<String> ofParameter(VenueRequest request, String name) {
    return request.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst();
  }

  private static Optional<String> ofHeader(VenueRequest request, String name) {
    return request.headers().entrySet().stream()
        .filter(
            entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Times and nonces only. */
  @Override
  public String toString() {
    return "Given" + values.keySet();
  }
}
