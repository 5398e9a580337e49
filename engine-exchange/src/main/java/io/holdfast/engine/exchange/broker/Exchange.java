package io.holdfast.engine.exchange.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.engine.exchange.message.FormText;
import io.holdfast.engine.exchange.outside.Courier;
import io.holdfast.engine.exchange.outside.Outgoing;
import io.holdfast.engine.exchange.outside.Undelivered;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One exchange of a refresh token for the next (RFC 6749, section 6). */
final class Exchange {
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;

  private Exchange() {}

  /** What became of it. */
  sealed interface Result {
    /** Tokens came. */
    record Got(Tokens tokens) implements Result {}

    /** The venue says that the refresh token is not good, or not any more. */
    record Invalid(String error) implements Result {}

    /** It never arrived, or the venue refused it without taking the token. */
    record NotDone(String why) implements Result {}

    /** It may have arrived. */
    record Unknown(String why) implements Result {}
  }

  static Result perform(Courier courier, Grant grant, String attempt) {
    Courier.Answer answer;
    try {
      answer = courier.send(outgoing(grant, attempt));
    } catch (Undelivered e) {
      String why = String.valueOf(e.getMessage());
      return e.mayHaveArrived() ? new Result.Unknown(why) : new Result.NotDone(why);
    }
    if (answer.status() / 100 == 2) {
      Optional<Tokens> tokens = Tokens.read(answer.body());
      return tokens.isPresent()
          ? new Result.Got(tokens.get())
          : new Result.Unknown("its answer has no access_token");
    }
    String error = Tokens.error(answer.body());
    if (error.equals("invalid_grant")) {
      return new Result.Invalid(error);
    }
    String why = "status " + answer.status() + (error.isEmpty() ? "" : ", " + error);
    boolean refused = answer.status() == BAD_REQUEST || answer.status() == UNAUTHORIZED;
    return refused && !error.isEmpty() ? new Result.NotDone(why) : new Result.Unknown(why);
  }

  private static Outgoing outgoing(Grant grant, String attempt) {
    Grant.Terms terms = grant.terms();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", grant.refreshToken());
    if (!terms.scope().isEmpty()) {
      form.put("scope", terms.scope());
    }
    Map<String, String> headers = new LinkedHashMap<>();
    if (terms.clientAuth().equals("basic")) {
      String pair = terms.clientId() + ":" + grant.clientSecret();
      headers.put(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    } else {
      form.put("client_id", terms.clientId());
      if (!grant.clientSecret().isEmpty()) {
        form.put("client_secret", grant.clientSecret());
      }
    }
    if (!terms.idempotencyHeader().isEmpty()) {
      headers.put(terms.idempotencyHeader(), attempt);
    }
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("Accept", "application/json");
    return new Outgoing("POST", terms.tokenUrl(), headers, FormText.write(form));
  }
}
