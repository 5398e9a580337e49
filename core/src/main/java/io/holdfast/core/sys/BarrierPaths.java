package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.barrier.KeyStatus;
import io.holdfast.core.barrier.RotationConfig;
import java.time.Duration;

/**
 * {@code sys/seal}, {@code sys/key-status}, {@code sys/rotate} and its configuration, {@code
 * sys/rotate/root}.
 */
final class BarrierPaths {
  private static final long LEAST_OPERATIONS = 1_000_000;
  private static final Field<Boolean> ENABLED =
      Field.bool("enabled", "Whether keys rotate by themselves.").withDefault(true);
  private static final Field<Long> MAX_OPERATIONS =
      Field.integer("max_operations", "Encryptions after which a key is rotated.");
  private static final Field<Duration> INTERVAL =
      Field.duration("interval", "Time after which a key is rotated; 0 never.");

  private final SystemRooms rooms;

  BarrierPaths(SystemRooms rooms) {
    this.rooms = rooms;
  }

  Routes routes() {
    return Routes.of(
        Route.path("seal").describe("Seal the server.", "").sudo().on(Operation.UPDATE, this::seal),
        Route.path("step-down")
            .describe("Give up being active; nodes are equal here, so nothing changes.", "")
            .sudo()
            .on(Operation.UPDATE, call -> Response.empty()),
        Route.path("key-status")
            .describe("Provides information about the backend encryption key.", "")
            .on(Operation.READ, this::keyStatus),
        config("rotate/config"),
        config("rotate/keyring/config"),
        Route.path("rotate/keyring")
            .describe("Rotates the backend encryption key used to persist data.", "")
            .sudo()
            .on(Operation.UPDATE, this::rotate),
        Route.path("rotate/root")
            .describe(
                "Makes another root key, under the key that the seal has.",
                "Where that is with the holders of shares, they do it: sys/rotate/root/init.")
            .sudo()
            .on(Operation.UPDATE, this::rotateRoot),
        Route.path("rotate")
            .describe("Rotates the backend encryption key used to persist data.", "")
            .sudo()
            .on(Operation.UPDATE, this::rotate));
  }

  private Route.Builder config(String path) {
    return Route.path(path)
        .describe("Configures settings related to the backend encryption key management.", "")
        .fields(ENABLED, MAX_OPERATIONS, INTERVAL)
        .sudo()
        .on(Operation.READ, this::readConfig)
        .on(Operation.UPDATE, this::writeConfig);
  }

  private Response seal(Call call) {
    CoreCall.of(call).afterwards(rooms.seal());
    return Response.empty();
  }

  private Response keyStatus(Call call) {
    KeyStatus status = rooms.barrier().keyStatus(CoreCall.of(call).tx());
    ObjectNode data = Json.object();
    data.put("encryptions", status.encryptions());
    data.put("install_time", status.installed().toString());
    data.put("term", status.term());
    return Response.data(data);
  }

  /** A new term is a transaction of its own, so it is an effect of this request. */
  private Effect rotate(Call call) {
    return () -> {
      var _ = rooms.barrier().rotate();
      return after -> Response.empty();
    };
  }

  private Response rotateRoot(Call call) {
    if (!rooms.custody().hasRecoveryKey()) {
      throw new Refusal.InvalidRequest(
          "the key that encrypts the root key is with the holders of its shares, who change both"
              + " together: begin at sys/rotate/root/init");
    }
    rooms.custody().changeRootKey(CoreCall.of(call).tx());
    return Response.empty();
  }

  private Response readConfig(Call call) {
    RotationConfig config = rooms.barrier().rotation(CoreCall.of(call).tx());
    ObjectNode data = Json.object();
    data.put("enabled", config.enabled());
    data.put("interval", config.interval().toSeconds());
    data.put("max_operations", config.maxOperations());
    return Response.data(data);
  }

  private Response writeConfig(Call call) {
    CoreCall core = CoreCall.of(call);
    RotationConfig before = rooms.barrier().rotation(core.tx());
    long operations = call.find(MAX_OPERATIONS).orElse(before.maxOperations());
    if (operations < LEAST_OPERATIONS || operations > RotationConfig.MOST_OPERATIONS) {
      throw new Refusal.InvalidRequest(
          "max_operations must be between "
              + LEAST_OPERATIONS
              + " and "
              + RotationConfig.MOST_OPERATIONS);
    }
    Duration interval = call.find(INTERVAL).orElse(before.interval());
    if (!interval.isZero() && interval.compareTo(Duration.ofHours(24)) < 0) {
      throw new Refusal.InvalidRequest(
          "interval must be at least 24h, not " + Durations.text(interval));
    }
    boolean enabled = call.find(ENABLED).orElse(before.enabled());
    rooms.barrier().rotation(core.tx(), new RotationConfig(enabled, operations, interval));
    return Response.empty();
  }
}
