package io.holdfast.engine.pki.tidy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.crl.CrlConfig;
import io.holdfast.engine.pki.crl.CrlRebuild;
import java.util.List;
import java.util.Optional;

/** {@code tidy}, {@code tidy-status} and {@code tidy-cancel}: forget what ended long ago. */
public final class TidyPaths {
  private static final List<String> COUNTS =
      List.of(
          "missing_issuer_cert_count",
          "total_acme_account_count",
          "acme_account_deleted_count",
          "acme_account_revoked_count",
          "acme_orders_deleted_count");

  private static final List<String> NOT_COUNTED =
      List.of("current_cert_store_count", "current_revoked_cert_count", "error", "message");

  private TidyPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("tidy")
            .describe(
                "Forget certificates and revocations that ended long ago.",
                "The first page is done at once, the others follow by themselves; see tidy-status.")
            .fields(TidySettings.FIELDS)
            .onWrite(TidyPaths::start),
        Route.path("tidy-status")
            .describe("How far the latest tidying came.", "")
            .on(Operation.READ, TidyPaths::status),
        Route.path("tidy-cancel")
            .describe("End a tidying that is under way.", "What it did stays.")
            .onWrite(TidyPaths::cancel));
  }

  private static Outcome start(Call call) {
    TidySettings settings = TidySettings.read(call, TidySettings.DEFAULT);
    if (!settings.isAnything()) {
      call.warn(
          "nothing was asked to be tidied: set at least tidy_cert_store or tidy_revoked_certs");
      return Response.accepted();
    }
    if (TidyRun.find(call).filter(TidyRun::isRunning).isPresent()) {
      call.warn("a tidying is under way already: see tidy-status, or end it by tidy-cancel");
      return Response.accepted();
    }
    call.warn("the tidying has begun: see tidy-status for how far it came");
    return step(call, TidyRun.start(call, settings), Response.accepted());
  }

  private static Outcome step(Call call, TidyRun run, Response answer) {
    TidyRun.Step step = run.step(call);
    boolean rebuild = step.revocationsGone() && !CrlConfig.of(call).autoRebuild();
    return rebuild ? CrlRebuild.ofAll(call).then(later -> answer) : answer;
  }

  /** Does what was scheduled. */
  public static Outcome due(Call call, String subject) {
    Optional<TidyRun> running = TidyRun.find(call).filter(TidyRun::isRunning);
    if (subject.equals(TidyRun.SUBJECT)) {
      return running.isPresent() ? step(call, running.get(), Response.empty()) : Response.empty();
    }
    AutoTidy config = AutoTidy.of(call);
    if (!config.enabled()) {
      return Response.empty();
    }
    call.services().schedule().at(AutoTidy.SUBJECT, call.now().plus(config.interval()));
    return running.isPresent()
        ? Response.empty()
        : step(call, TidyRun.start(call, config.settings()), Response.empty());
  }

  /** Whether a scheduled subject is about tidying. */
  public static boolean isAbout(String subject) {
    return subject.equals(TidyRun.SUBJECT) || subject.equals(AutoTidy.SUBJECT);
  }

  private static Response status(Call call) {
    ObjectNode data = TidyRun.find(call).map(TidyRun::view).orElseGet(TidyPaths::never);
    NOT_COUNTED.forEach(data::putNull);
    data.put("internal_backend_uuid", call.mount().uuid());
    return Response.data(data);
  }

  private static ObjectNode never() {
    ObjectNode settings = Json.object();
    TidySettings.DEFAULT.addTo(settings);
    ObjectNode data = Json.object();
    settings.fieldNames().forEachRemaining(data::putNull);
    COUNTS.forEach(data::putNull);
    List.of(
            "cert_store_deleted_count",
            "revoked_cert_deleted_count",
            "time_started",
            "time_finished")
        .forEach(data::putNull);
    return data.put("state", "Inactive");
  }

  private static Response cancel(Call call) {
    Optional<TidyRun> running = TidyRun.find(call).filter(TidyRun::isRunning);
    if (running.isEmpty()) {
      call.warn("no tidying is under way, so that none was cancelled");
      return Response.empty();
    }
    running.get().cancel(call);
    return status(call);
  }
}
