package io.holdfast.engine.bitcoin.key;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.lifecycle.KeyState;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.route.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** {@code keys/:name/state}: where a key is in its life, how it came there, and the next step. */
public final class StatePath {
  private static final Field<String> STATE =
      Field.string(
              "state",
              "The next state: active, suspended, deactivated or compromised; a key is destroyed at"
                  + " keys/:name/destroy.")
          .oneOf(Arrays.stream(KeyState.values()).map(KeyState::label).toArray(String[]::new));
  private static final Field<String> REASON =
      Field.string("reason", "Why, for whoever reads the key's history.");
  private static final Field<String> ACTIVATION_TIME =
      Field.string(
          "activation_time",
          "When a pre-active key becomes active by itself (RFC 3339); empty for never.");

  private StatePath() {}

  public static Routes routes() {
    return Routes.of(
        Named.KEYS
            .route("/state")
            .describe(
                "Read or change a key's state.",
                "The states are those of NIST SP 800-57: pre-active, active, suspended, deactivated,"
                    + " compromised, destroyed. Only an active key signs; a step that the standard"
                    + " doesn't have is refused.")
            .fields(STATE, REASON, ACTIVATION_TIME)
            .on(Operation.READ, StatePath::read)
            .onWrite(StatePath::write));
  }

  private static Response read(Call call) {
    KeyLife life = new KeyLife(call, call.get(Named.NAME));
    ObjectNode view = view(life.key(), call.now());
    ArrayNode history = view.putArray("history");
    life.steps().forEach(step -> history.add(step.view()));
    return Response.data(view);
  }

  private static Response write(Call call) {
    String name = call.get(Named.NAME);
    KeyLife life = new KeyLife(call, name);
    StoredKey key = life.key();
    if (call.has(ACTIVATION_TIME)) {
      key = schedule(call, life);
    }
    if (!call.get(STATE).isEmpty()) {
      key = step(call, name, life);
    } else if (!call.has(ACTIVATION_TIME)) {
      throw Inputs.invalid(STATE.name(), "is required; name the next state");
    }
    return Response.data(view(key, call.now()));
  }

  private static StoredKey schedule(Call call, KeyLife life) {
    KeyState state = life.key().state(call.now());
    boolean alone = call.get(STATE).isEmpty();
    if (state != KeyState.PRE_ACTIVE || !alone) {
      throw Inputs.invalid(
          ACTIVATION_TIME.name(),
          !alone
              ? "stands beside a state; give one of them"
              : "is for a key that is pre-active, and this one is " + state.label());
    }
    String text = call.get(ACTIVATION_TIME);
    return life.schedule(
        text.isEmpty()
            ? Optional.empty()
            : Optional.of(Times.future(ACTIVATION_TIME.name(), text, call.now())));
  }

  private static StoredKey step(Call call, String name, KeyLife life) {
    KeyState target = KeyState.named(call.get(STATE));
    String reason = call.get(REASON).strip();
    if (target == KeyState.DESTROYED) {
      throw Inputs.invalid(
          STATE.name(),
          "a key is destroyed at keys/%s/destroy, which asks for its fingerprint".formatted(name));
    }
    if (reason.isEmpty()) {
      throw Inputs.invalid(REASON.name(), "is required; say why the key becomes " + target);
    }
    StoredKey key = life.step(STATE.name(), target, reason, Actor.of(call));
    if (target == KeyState.COMPROMISED) {
      call.warn(
          "the key signs nothing any more, and its coins are at whoever else knows it: move them"
              + " with a copy of the key kept elsewhere (its shares, or an export)");
    }
    return key;
  }

  private static ObjectNode view(StoredKey key, Instant now) {
    ObjectNode view =
        Json.object().put("state", key.state(now).label()).put("fingerprint", key.fingerprint());
    if (key.activationTime() != null) {
      view.put("activation_time", key.activationTime().toString());
    }
    ArrayNode next = view.putArray("next");
    key.state(now).next().forEach(state -> next.add(state.label()));
    return view;
  }
}
