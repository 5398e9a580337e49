package io.holdfast.server.http;

import io.holdfast.core.Answer;
import io.holdfast.core.sys.config.CorsRules;
import io.holdfast.server.http.decode.RawRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What browsers want to know before a page of another origin may talk to the server (CORS, in the
 * Fetch standard). Requests without an Origin are not concerned, nor is any while CORS is off.
 */
final class CrossOrigin {
  private static final List<String> METHODS =
      List.of("DELETE", "GET", "OPTIONS", "POST", "PUT", "LIST", "PATCH", "SCAN");
  private static final String MAX_AGE_SECONDS = "300";
  private static final byte[] NO_BODY = {};

  private CrossOrigin() {}

  /**
   * Answers a request, with what the browser needs to know.
   *
   * @param rules asked only where the request has an origin
   * @param answer answers it
   */
  static Answer around(RawRequest raw, Supplier<CorsRules> rules, Supplier<Answer> answer) {
    String origin = raw.header("origin");
    if (origin.isEmpty()) {
      return answer.get();
    }
    CorsRules cors = rules.get();
    if (!cors.enabled()) {
      return answer.get();
    }
    if (!cors.allows(origin)) {
      return Answers.errors(403, List.of("origin not allowed"));
    }
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("Access-Control-Allow-Origin", List.of(origin));
    headers.put("Vary", List.of("Origin"));
    if (cors.allowCredentials()) {
      headers.put("Access-Control-Allow-Credentials", List.of("true"));
    }
    if (!raw.method().equals("OPTIONS")) {
      return answer.get().with(headers);
    }
    String wanted = raw.header("access-control-request-method");
    if (!wanted.isEmpty() && !METHODS.contains(wanted)) {
      return new Answer(405, "", NO_BODY, headers);
    }
    headers.put("Access-Control-Allow-Methods", List.of(String.join(",", METHODS)));
    headers.put("Access-Control-Allow-Headers", List.of(String.join(",", cors.allHeaders())));
    headers.put("Access-Control-Max-Age", List.of(MAX_AGE_SECONDS));
    return new Answer(200, "", NO_BODY, headers);
  }
}
