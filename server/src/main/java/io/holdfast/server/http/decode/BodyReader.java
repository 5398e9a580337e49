package io.holdfast.server.http.decode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.server.config.HttpLimits;
import io.holdfast.server.http.HttpProblem;
import io.holdfast.server.http.Reservation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Reads a request's body into fields. */
final class BodyReader {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** What clients of OCSP send instead of JSON (RFC 6960, appendix A). */
  private static final String OCSP = "application/ocsp-request";

  private static final String OCSP_FIELD = "req";

  private final HttpLimits limits;

  BodyReader(HttpLimits limits) {
    this.limits = limits;
  }

  /**
   * The fields of a JSON object or, where forms are allowed, of a form. An empty body and {@code
   * null} have no fields; an OCSP request is one, {@code req}, in base64. The bytes are erased.
   *
   * @throws HttpProblem 400 when malformed, 413 when it holds too much, 415 when compressed
   */
  ObjectNode fields(RawRequest request, boolean formAllowed, Reservation reservation) {
    byte[] body = request.body();
    try {
      if (body.length == 0) {
        return Json.object();
      }
      refuseCompression(request);
      if (formAllowed && type(request).equals(OCSP)) {
        return Json.object().put(OCSP_FIELD, Base64.getEncoder().encodeToString(body));
      }
      return formAllowed && isForm(request)
          ? Query.parse(new String(body, StandardCharsets.ISO_8859_1), "form").formFields()
          : new JsonBody(limits, reservation).read(body);
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private static void refuseCompression(RawRequest request) {
    String coding = request.header("content-encoding");
    if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
      throw new HttpProblem(415, "the body has a Content-Encoding; send it without");
    }
  }

  /** Command lines send JSON under a form's type when they are not told otherwise. */
  private static boolean isForm(RawRequest request) {
    return type(request).equals(FORM) && !looksLikeJson(request.body());
  }

  private static String type(RawRequest request) {
    String type = request.header("content-type");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean looksLikeJson(byte[] body) {
    for (byte b : body) {
      switch (b) {
        case ' ', '\t', '\r', '\n' -> {}
        case '{', '[' -> {
          return true;
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }
}
