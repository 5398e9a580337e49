package io.holdfast.engine.pki.tidy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.time.Duration;

/**
 * {@code config/auto-tidy}: tidying by itself.
 *
 * @param keepCounts and {@code publishCounts} are noted; counts are not kept
 */
public record AutoTidy(
    boolean enabled,
    Duration interval,
    boolean keepCounts,
    boolean publishCounts,
    TidySettings settings) {
  static final String SUBJECT = "auto-tidy";

  private static final String KEY = "config/auto-tidy";
  private static final AutoTidy DEFAULT =
      new AutoTidy(false, Duration.ofHours(12), false, false, TidySettings.DEFAULT);

  private static final Field<Boolean> ENABLED =
      Field.bool("enabled", "Whether the mount is tidied by itself.");
  private static final Field<Duration> INTERVAL =
      Field.duration("interval_duration", "How long after one tidying the next begins.")
          .withDefault(DEFAULT.interval);
  private static final Field<Boolean> KEEP_COUNTS =
      Field.bool("maintain_stored_certificate_counts", "Noted, without an effect.");
  private static final Field<Boolean> PUBLISH_COUNTS =
      Field.bool("publish_stored_certificate_count_metrics", "Noted, without an effect.");

  public static Routes routes() {
    return Routes.of(
        Route.path("config/auto-tidy")
            .describe("Tidy by itself.", "With the settings of tidy, each interval_duration anew.")
            .fields(ENABLED, INTERVAL, KEEP_COUNTS, PUBLISH_COUNTS)
            .fields(TidySettings.FIELDS)
            .on(Operation.READ, call -> Response.data(of(call).view()))
            .onWrite(AutoTidy::write));
  }

  static AutoTidy of(Call call) {
    return call.storage().get(KEY, AutoTidy.class).orElse(DEFAULT);
  }

  private static Response write(Call call) {
    AutoTidy before = of(call);
    AutoTidy after =
        new AutoTidy(
            call.find(ENABLED).orElse(before.enabled),
            call.find(INTERVAL).orElse(before.interval),
            call.find(KEEP_COUNTS).orElse(before.keepCounts),
            call.find(PUBLISH_COUNTS).orElse(before.publishCounts),
            TidySettings.read(call, before.settings));
    if (after.interval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new Refusal.InvalidRequest("interval_duration must be at least one second");
    }
    if (after.enabled && !after.settings.isAnything()) {
      throw new Refusal.InvalidRequest(
          "auto-tidy is enabled but nothing is to be tidied: set at least tidy_cert_store or"
              + " tidy_revoked_certs");
    }
    call.storage().put(KEY, after);
    if (after.enabled) {
      call.services().schedule().at(SUBJECT, call.now().plus(after.interval));
    } else {
      call.services().schedule().cancel(SUBJECT);
    }
    return Response.data(after.view());
  }

  private ObjectNode view() {
    ObjectNode view = Json.object();
    view.put("enabled", enabled);
    view.put("interval_duration", interval.toSeconds());
    view.put("maintain_stored_certificate_counts", keepCounts);
    view.put("publish_stored_certificate_count_metrics", publishCounts);
    settings.addTo(view);
    return view;
  }
}
