package io.holdfast.engine.exchange.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.engine.exchange.outside.Courier;
import io.holdfast.engine.exchange.outside.Outgoing;
import io.holdfast.engine.exchange.outside.Undelivered;
import io.holdfast.engine.exchange.policy.Spending;
import io.holdfast.engine.exchange.sign.Admitted;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * Sends what was admitted. With nonces it is sent in turn, since a venue takes them only in order.
 * What only reads is tried a second time, with a fresh signature; what may act is not, unless there
 * was no connection to begin with.
 */
final class Sending implements Effect {
  private static final Set<String> UNSHOWN =
      Set.of("set-cookie", "connection", "transfer-encoding");

  private final Courier courier;
  private final Admitted admitted;

  Sending(Courier courier, Admitted admitted) {
    this.courier = courier;
    this.admitted = admitted;
  }

  @Override
  public Completion perform() {
    try {
      Courier.Answer answer =
          admitted.nonces().isPresent() ? admitted.nonces().get().inTurn(this::sent) : sent();
      return call -> answered(answer);
    } catch (Failed failed) {
      return call -> undelivered(call, failed.why);
    }
  }

  /** Carries a failure out of a turn. */
  private static final class Failed extends RuntimeException {
    private final transient Undelivered why;

    Failed(Undelivered why) {
      super(why.getMessage(), null, false, false);
      this.why = why;
    }
  }

  private Courier.Answer sent() {
    try {
      return once();
    } catch (Undelivered first) {
      if (first.mayHaveArrived() && admitted.mayAct()) {
        throw new Failed(first);
      }
      try {
        return once();
      } catch (Undelivered second) {
        throw new Failed(first.mayHaveArrived() && !second.mayHaveArrived() ? first : second);
      }
    }
  }

  private Courier.Answer once() throws Undelivered {
    Outgoing outgoing = admitted.sign();
    Courier.Answer answer = courier.send(outgoing);
    if (admitted.venue().showsSecret()) {
      requireUnechoed(outgoing, answer);
    }
    return answer;
  }

  /** A server that repeats what it was sent must not make the secret readable. */
  private static void requireUnechoed(Outgoing outgoing, Courier.Answer answer) {
    String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
    String headers = answer.headers().toString();
    for (String value : outgoing.headers().values()) {
      for (String part : value.split(" ", -1)) {
        if (part.length() >= 8 && (body.contains(part) || headers.contains(part))) {
          throw new Refusal.UpstreamFailed(
              "the venue's answer repeats the secret, and is not shown; the request was received");
        }
      }
    }
  }

  private Response answered(Courier.Answer answer) {
    ObjectNode data = Json.object().put("status", answer.status());
    ObjectNode headers = data.putObject("headers");
    answer
        .headers()
        .forEach((name, value) -> {
          if (!UNSHOWN.contains(name)) {
            headers.put(name, value);
          }
        });
    try {
      data.put(
          "body",
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString());
    } catch (CharacterCodingException e) {
      data.put("body_base64", Base64.getEncoder().encodeToString(answer.body()));
    }
    return Response.data(admitted.addTo(data));
  }

  /** Of what never arrived nothing counts. */
  private Response undelivered(Call call, Undelivered why) {
    boolean arrived = why.mayHaveArrived() && admitted.mayAct();
    if (!why.mayHaveArrived()) {
      Spending.release(call, admitted.spent());
    }
    return new Response.Refused(
        new Refusal.UpstreamFailed(
            "the venue did not answer: "
                + why.getMessage()
                + (arrived
                    ? "; it may have received the request: look there before you ask again"
                    : "; nothing was done")));
  }
}
