package io.holdfast.core.pipeline;

import io.holdfast.api.Call;
import io.holdfast.api.Caller;
import io.holdfast.api.Mount;
import io.holdfast.api.Request;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.core.router.Router;
import java.time.Instant;
import java.util.Optional;

/** A visit seen from another mount, whose engine is asked a question of the core's own. */
record OtherMount(Visit visit, Router.Mounted mounted) implements Call {
  @Override
  public Request request() {
    return visit.request();
  }

  @Override
  public String path() {
    return "";
  }

  @Override
  public <T> T get(Field<T> field) {
    return visit.get(field);
  }

  @Override
  public <T> Optional<T> find(Field<T> field) {
    return visit.find(field);
  }

  @Override
  public boolean has(Field<?> field) {
    return visit.has(field);
  }

  @Override
  public StorageView storage() {
    return visit.tx().view(mounted.place());
  }

  @Override
  public Mount mount() {
    return mounted.mount();
  }

  @Override
  public Caller caller() {
    return visit.caller();
  }

  @Override
  public Instant now() {
    return visit.now();
  }

  @Override
  public void warn(String line) {
    visit.warn(line);
  }

  @Override
  public Services services() {
    return visit.services(mounted);
  }
}
