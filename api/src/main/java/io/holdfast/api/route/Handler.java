package io.holdfast.api.route;

import io.holdfast.api.Call;
import io.holdfast.api.Outcome;

/** Serves one operation of a route: a pure function of the call and its storage. */
@FunctionalInterface
public interface Handler {
  Outcome handle(Call call);
}
