package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers in ACME's forms, each with the nonce of the next request. */
final class Answers {
  private static final byte[] NO_BODY = {};

  private Answers() {}

  /** An answer that has a place of its own. */
  static Response at(Call call, Directory directory, int status, String location, ObjectNode body) {
    return raw(
        call,
        directory,
        status,
        "application/json",
        Json.write(body),
        Map.of("Location", location));
  }

  static Response json(Call call, Directory directory, ObjectNode body) {
    return raw(call, directory, 200, "application/json", Json.write(body), Map.of());
  }

  /** A challenge, which belongs to something else. */
  static Response below(Call call, Directory directory, String above, ObjectNode body) {
    return raw(
        call,
        directory,
        200,
        "application/json",
        Json.write(body),
        Map.of("Link", "<" + above + ">;rel=\"up\""));
  }

  static Response empty(Call call, Directory directory, int status) {
    return raw(call, directory, status, "", NO_BODY, Map.of());
  }

  static Response chain(Call call, Directory directory, byte[] pem) {
    return raw(call, directory, 200, "application/pem-certificate-chain", pem, Map.of());
  }

  static Response problem(Call call, Directory directory, Problem problem) {
    return raw(
        call,
        directory,
        problem.status(),
        "application/problem+json",
        Json.write(problem.asJson()),
        Map.of());
  }

  private static Response raw(
      Call call,
      Directory directory,
      int status,
      String type,
      byte[] body,
      Map<String, String> more) {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("Replay-Nonce", List.of(Nonces.fresh(call)));
    headers.put(
        "Link", new ArrayList<>(List.of("<" + directory.url("directory") + ">;rel=\"index\"")));
    more.forEach(
        (name, value) -> headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
    return new Response.Raw(status, type, body, headers);
  }
}
