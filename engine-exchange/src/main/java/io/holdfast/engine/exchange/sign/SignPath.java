package io.holdfast.engine.exchange.sign;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.exchange.outside.Outgoing;

/**
 * {@code sign/:key}: the request is judged in its transaction, and signed once it is durable in the
 * audit log. Who asked sends it.
 */
public final class SignPath {
  private final Admission admission;

  public SignPath(Admission admission) {
    this.admission = admission;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("sign/{key}")
            .describe(
                "Sign a request to a venue.",
                "The answer has method, url, headers and body as they are to be sent. The request"
                    + " has to keep within the key's policy; what could be read in two ways is"
                    + " refused. One that needs approvals is answered with 202 until it has them.")
            .fields(RequestFields.ALL)
            .onWrite(this::sign));
  }

  private Outcome sign(Call call) {
    return switch (admission.judge(call, "sign")) {
      case Verdict.Waits waits -> waits.answer();
      case Admitted admitted -> new Signing(admitted);
    };
  }

  /** Made again, it gives an equally good signature, with a nonce of its own. */
  private record Signing(Admitted admitted) implements Effect {
    @Override
    public boolean reachesOutside() {
      return false;
    }

    @Override
    public Completion perform() {
      Outgoing signed = admitted.sign();
      return call -> answer(call, signed);
    }

    private Response answer(Call call, Outgoing signed) {
      admitted.nonces().ifPresent(nonces -> nonces.requireCurrent(call, admitted.name()));
      return Response.data(admitted.addTo(signed.view()));
    }
  }
}
