package io.holdfast.core.sys.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.approval.controlgroup.ControlGroupConfig;
import io.holdfast.core.approval.notice.NoticeAddress;
import io.holdfast.core.approval.notice.NoticeEvent;
import io.holdfast.core.approval.notice.NoticeSettings;
import io.holdfast.core.approval.notice.Notices;
import io.holdfast.core.barrier.BarrierTx;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code sys/config/control-group}: how long requests wait for approvals, and where approvers are
 * told of them. What a write does not name stays as it is.
 */
public final class ControlGroupConfigPaths {
  private static final Field<Duration> MAX_TTL =
      Field.duration("max_ttl", "How long a request waits for approvals at most; 24h by default.");
  private static final Field<Boolean> WITHOUT_ENTITY =
      Field.bool(
          "allow_requests_without_entity",
          "Whether tokens without an entity may ask for approvals, of whom nobody can tell whether"
              + " they approve their own requests.");
  private static final Field<Boolean> SHOW_DATA =
      Field.bool(
          "show_request_data",
          "Whether who may approve a request is shown its fields with their values, secrets"
              + " included.");
  private static final Field<String> URL =
      Field.string("notice_url", "Where notices are posted: https. Empty for nowhere.");
  private static final Field<String> SECRET =
      Field.string("notice_secret", "Signs notices; never shown again.").sensitive();
  private static final Field<List<String>> EVENTS =
      Field.commaList(
          "notice_events",
          "What is told: requested, authorized, approved, expired; all by default.");
  private static final Field<String> CA_CERT =
      Field.string(
          "notice_ca_cert", "PEM certificates of the authorities that the receiver must be of.");
  private static final Field<Duration> GIVE_UP =
      Field.duration("notice_give_up_after", "For how long a notice is tried; 24h by default.");

  private ControlGroupConfigPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/control-group")
            .describe("Configure control groups, and notices to approvers.", "")
            .fields(MAX_TTL, WITHOUT_ENTITY, SHOW_DATA, URL, SECRET, EVENTS, CA_CERT, GIVE_UP)
            .on(Operation.READ, ControlGroupConfigPaths::read)
            .on(Operation.UPDATE, ControlGroupConfigPaths::write)
            .on(Operation.DELETE, ControlGroupConfigPaths::delete));
  }

  private static Response read(Call call) {
    BarrierTx tx = CoreCall.of(call).tx();
    Namespace namespace = call.request().namespace();
    ControlGroupConfig config = ControlGroupConfig.of(tx, namespace);
    ObjectNode data = Json.object();
    data.put("max_ttl", Durations.text(config.maxTtl()));
    data.put("allow_requests_without_entity", config.withoutEntity());
    data.put("show_request_data", config.showData());
    Optional<NoticeSettings> notices = Notices.settings(tx, namespace);
    data.put("notice_url", notices.map(NoticeSettings::url).orElse(""));
    notices.ifPresent(settings -> {
      data.set(
          "notice_events",
          Json.array(settings.events().stream().map(NoticeEvent::wireName).toList()));
      data.put("notice_ca_cert", settings.caPem());
      data.put("notice_give_up_after", Durations.text(settings.giveUpAfter()));
      Notices.trouble(tx, namespace)
          .ifPresent(trouble -> {
            data.put("notices_given_up", trouble.givenUp());
            data.put("notice_last_failure", trouble.reason());
            data.put("notice_last_failure_time", trouble.at().toString());
          });
    });
    return Response.data(data);
  }

  private static Response write(Call call) {
    BarrierTx tx = CoreCall.of(call).tx();
    Namespace namespace = call.request().namespace();
    ControlGroupConfig before = ControlGroupConfig.of(tx, namespace);
    Duration maxTtl = call.find(MAX_TTL).orElse(before.maxTtl());
    new ControlGroupConfig(
            maxTtl.isZero() ? ControlGroupConfig.DEFAULT.maxTtl() : maxTtl,
            call.find(WITHOUT_ENTITY).orElse(before.withoutEntity()),
            call.find(SHOW_DATA).orElse(before.showData()))
        .store(tx, namespace);
    notices(call, Notices.settings(tx, namespace))
        .ifPresentOrElse(
            settings -> Notices.settings(tx, namespace, settings),
            () -> Notices.settings(tx, namespace, null));
    return Response.empty();
  }

  private static Optional<NoticeSettings> notices(Call call, Optional<NoticeSettings> before) {
    String url = call.find(URL).orElse(before.map(NoticeSettings::url).orElse(""));
    if (url.isEmpty()) {
      return Optional.empty();
    }
    NoticeSettings settings =
        new NoticeSettings(
            url,
            call.find(SECRET).orElse(before.map(NoticeSettings::secret).orElse("")),
            call.find(EVENTS)
                .map(ControlGroupConfigPaths::events)
                .orElse(before.map(NoticeSettings::events).orElse(List.of(NoticeEvent.values()))),
            call.find(CA_CERT).orElse(before.map(NoticeSettings::caPem).orElse("")),
            call.find(GIVE_UP)
                .orElse(
                    before.map(NoticeSettings::giveUpAfter).orElse(NoticeSettings.GIVE_UP_AFTER)));
    NoticeAddress.check(settings, call.request().namespace());
    return Optional.of(settings);
  }

  private static List<NoticeEvent> events(List<String> names) {
    return names.stream()
        .map(name ->
            NoticeEvent.named(name)
                .orElseThrow(() ->
                    new Refusal.InvalidRequest(
                        "notice_events: expected some of "
                            + String.join(
                                ", ",
                                Arrays.stream(NoticeEvent.values())
                                    .map(NoticeEvent::wireName)
                                    .toList()))))
        .distinct()
        .toList();
  }

  private static Response delete(Call call) {
    BarrierTx tx = CoreCall.of(call).tx();
    ControlGroupConfig.remove(tx, call.request().namespace());
    Notices.settings(tx, call.request().namespace(), null);
    return Response.empty();
  }
}
