package io.holdfast.core.sys.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.quota.QuotaStore;
import io.holdfast.core.quota.RateQuota;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** {@code sys/quotas/rate-limit}: how often a client may ask. */
public final class RateLimitPaths {
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final Field<String> NAME = Field.string("name", "The name of the quota.");
  private static final Field<String> TYPE = Field.string("type", "rate-limit.");
  private static final Field<String> PATH =
      Field.string("path", "A mount, or a path below one; * at the end; empty: everything.");
  private static final Field<String> ROLE =
      Field.string("role", "Of an auth mount: only logins with this role.");
  private static final Field<JsonNode> RATE =
      Field.any("rate", "How many requests a client may make per interval.");
  private static final Field<Duration> INTERVAL =
      Field.duration("interval", "The interval; 1s unless given.");
  private static final Field<Duration> BLOCK =
      Field.duration("block_interval", "How long a client is shut out that asks too often.");
  private static final Field<Boolean> INHERITABLE =
      Field.bool("inheritable", "Whether it is for the namespaces below too.");

  private final QuotaStore quotas;

  public RateLimitPaths(QuotaStore quotas) {
    this.quotas = quotas;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("quotas/rate-limit/?")
            .describe("List the names of all the rate limit quotas.", "")
            .on(Operation.LIST, this::list),
        Route.path("quotas/rate-limit/{name}")
            .describe("Get, create or update a rate limit quota.", "")
            .fields(NAME, TYPE, PATH, ROLE, RATE, INTERVAL, BLOCK, INHERITABLE)
            .on(Operation.READ, this::read)
            .onWrite(this::write)
            .on(Operation.DELETE, this::delete));
  }

  private Response list(Call call) {
    return Response.keys(
        quotas.at(CoreCall.of(call).tx()).rates().stream().map(RateQuota::name).toList());
  }

  private Response read(Call call) {
    RateQuota quota =
        quotas.at(CoreCall.of(call).tx()).rate(call.get(NAME)).orElseThrow(Refusal.NotFound::new);
    ObjectNode data = Json.object();
    data.put("block_interval", quota.blockInterval().toSeconds());
    data.put("inheritable", quota.inheritable());
    data.put("interval", quota.interval().toSeconds());
    data.put("name", quota.name());
    data.put("path", quota.path());
    data.put("rate", quota.rate());
    data.put("role", quota.role());
    data.put("type", "rate-limit");
    return Response.data(data);
  }

  private Response write(Call call) {
    CoreCall core = CoreCall.of(call);
    Duration interval = call.get(INTERVAL);
    if (interval.isPositive() && interval.compareTo(SECOND) < 0) {
      throw new Refusal.InvalidRequest("interval: use at least one second");
    }
    String path = call.get(PATH);
    boolean inheritable = call.find(INHERITABLE).orElse(path.isEmpty());
    if (path.isEmpty() && !inheritable) {
      throw new Refusal.InvalidRequest(
          "inheritable: a global quota is always inheritable; leave it out");
    }
    quotas.putRate(
        core.tx(),
        call.get(NAME),
        new QuotaStore.RateTerms(
            Scopes.of(path, call.get(ROLE), core),
            rate(call),
            interval.isZero() ? SECOND : interval,
            call.get(BLOCK),
            inheritable));
    return Response.empty();
  }

  private static BigDecimal rate(Call call) {
    return call.find(RATE)
        .flatMap(RateLimitPaths::number)
        .filter(rate -> rate.signum() > 0 && rate.compareTo(HIGHEST) <= 0)
        .orElseThrow(
            () -> new Refusal.InvalidRequest("'rate' is invalid: give a number greater than zero"));
  }

  private static Optional<BigDecimal> number(JsonNode value) {
    try {
      BigDecimal number = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText());
      // What is written out with a thousand zeroes is no rate.
      return Math.abs(number.scale()) > 30 ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Response delete(Call call) {
    CoreCall core = CoreCall.of(call);
    if (quotas.at(core.tx()).rate(call.get(NAME)).isPresent()) {
      quotas.removeRate(core.tx(), call.get(NAME));
    }
    return Response.empty();
  }
}
