package io.holdfast.engine.exchange.request;

import io.holdfast.api.Call;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.exchange.outside.Courier;
import io.holdfast.engine.exchange.sign.Admission;
import io.holdfast.engine.exchange.sign.Admitted;
import io.holdfast.engine.exchange.sign.RequestFields;
import io.holdfast.engine.exchange.sign.Verdict;

/** {@code request/:key}: signs a request and sends it from here. */
public final class RequestPath {
  private final Admission admission;
  private final Courier courier;

  public RequestPath(Admission admission, Courier courier) {
    this.admission = admission;
    this.courier = courier;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("request/{key}")
            .describe(
                "Sign a request and send it to the venue.",
                "It goes to the key's own address, without following redirects, and the answer has"
                    + " the venue's status, headers and body. What may change something is never"
                    + " sent twice; requests with nonces are sent one after the other.")
            .fields(RequestFields.ALL)
            .onWrite(this::request));
  }

  private Outcome request(Call call) {
    return switch (admission.judge(call, "request")) {
      case Verdict.Waits waits -> waits.answer();
      case Admitted admitted -> {
        requireSafe(admitted);
        yield new Sending(courier, admitted);
      }
    };
  }

  /** A GET is repeated by HTTP clients, proxies and the library below, as HTTP lets them. */
  private static void requireSafe(Admitted admitted) {
    if (admitted.mayAct() && admitted.request().method().equals("GET")) {
      throw new Refusal.InvalidRequest(
          "method: this venue may act on a GET, which HTTP may repeat: ask for it by POST, or have"
              + " it signed alone");
    }
  }
}
