package io.holdfast.core.errand;

import io.holdfast.api.Call;
import io.holdfast.api.Caller;
import io.holdfast.api.Json;
import io.holdfast.api.Mount;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.router.Router;
import io.holdfast.crypto.Randomness;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine called by the server itself: nobody asks, and no field is given. */
final class ErrandCall implements Call {
  private static final Logger LOG = LoggerFactory.getLogger("core");

  private final BarrierTx tx;
  private final Router.Mounted mounted;
  private final Services services;
  private final Request request;

  ErrandCall(BarrierTx tx, Router.Mounted mounted, Services services) {
    this.tx = tx;
    this.mounted = mounted;
    this.services = services;
    this.request =
        new Request(
            Randomness.uuid().toString(),
            mounted.namespace(),
            Operation.UPDATE,
            mounted.entry().requestPath(),
            Json.object(),
            null,
            Origin.internal(),
            Optional.empty(),
            Map.of());
  }

  @Override
  public Request request() {
    return request;
  }

  @Override
  public String path() {
    return "";
  }

  @Override
  public <T> T get(Field<T> field) {
    return Objects.requireNonNull(field.defaultValue(), field.name());
  }

  @Override
  public <T> Optional<T> find(Field<T> field) {
    return Optional.empty();
  }

  @Override
  public boolean has(Field<?> field) {
    return false;
  }

  @Override
  public StorageView storage() {
    return tx.view(mounted.place());
  }

  @Override
  public Mount mount() {
    return mounted.mount();
  }

  @Override
  public Caller caller() {
    return Caller.NOBODY;
  }

  @Override
  public Instant now() {
    return tx.now();
  }

  @Override
  public void warn(String line) {
    LOG.warn("{}: {}", mounted.entry().requestPath(), line);
  }

  @Override
  public Services services() {
    return services;
  }
}
