package io.holdfast.engine.bitcoin.key;

import io.holdfast.api.Call;
import io.holdfast.api.StorageView;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.lifecycle.KeyState;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of one key: its state, the steps to it, and the next one. */
final class KeyLife {
  private final StorageView storage;
  private final String name;
  private final StoredKey key;
  private final Instant now;

  KeyLife(Call call, String name) {
    this.storage = call.storage();
    this.name = name;
    this.key = StoredKey.read(storage, name);
    this.now = call.now();
  }

  StoredKey key() {
    return key;
  }

  /** Notes how a new key's life began. */
  static void begin(Call call, String name, StoredKey key) {
    new KeyStep(null, key.lastState(), call.now(), key.source().label(), Actor.of(call))
        .store(call.storage(), name);
  }

  /** All steps so far, the one that time alone brought about included. */
  List<KeyStep> steps() {
    List<KeyStep> steps = new ArrayList<>(KeyStep.all(storage, name));
    activation().ifPresent(steps::add);
    return steps;
  }

  /**
   * Takes a step.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest when no such step exists
   */
  StoredKey step(String field, KeyState target, String reason, Actor by) {
    KeyState from = key.state(now);
    try {
      var _ = from.to(target);
    } catch (CryptoException e) {
      throw Inputs.invalid(field, String.valueOf(e.getMessage()));
    }
    activation().ifPresent(step -> step.store(storage, name));
    new KeyStep(from, target, now, reason, by).store(storage, name);
    return put(target, null);
  }

  /** Sets when a pre-active key becomes active, or takes that back. */
  StoredKey schedule(Optional<Instant> activation) {
    return put(KeyState.PRE_ACTIVE, activation.orElse(null));
  }

  private StoredKey put(KeyState state, @Nullable Instant activation) {
    StoredKey changed = key.withState(state, activation);
    changed.store(storage, name);
    return changed;
  }

  private Optional<KeyStep> activation() {
    Instant time = key.activationTime();
    return time != null && key.activatesItself(now)
        ? Optional.of(new KeyStep(KeyState.PRE_ACTIVE, KeyState.ACTIVE, time, "", null))
        : Optional.empty();
  }
}
