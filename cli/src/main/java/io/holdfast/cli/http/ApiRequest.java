package io.holdfast.cli.http;

import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonPrinter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One request below {@code /v1}.
 *
 * @param method GET, PUT, POST, PATCH, DELETE or LIST
 * @param path the path after {@code /v1/}, without slashes at its ends
 * @param query parameters of the URL, in order
 * @param body the JSON body, null for none
 * @param mergePatch whether the body is a JSON merge patch (RFC 7396)
 * @param aside whether a command asks it beside the user's own question: such a request is never
 *     wrapped, and is sent even in a dry run
 */
public record ApiRequest(
    String method,
    String path,
    SequencedMap<String, String> query,
    @Nullable Json body,
    boolean mergePatch,
    boolean aside) {

  /** A request without parameters and body. */
  public static ApiRequest of(String method, String path) {
    return new ApiRequest(method, trim(path), new LinkedHashMap<>(), null, false, false);
  }

  /** A request with a body. */
  public static ApiRequest of(String method, String path, Json body) {
    return new ApiRequest(method, trim(path), new LinkedHashMap<>(), body, false, false);
  }

  /** A partial change by a JSON merge patch. */
  public static ApiRequest patch(String path, Json body) {
    return new ApiRequest("PATCH", trim(path), new LinkedHashMap<>(), body, true, false);
  }

  /** The same with one more parameter in the URL. */
  public ApiRequest parameter(String name, String value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new ApiRequest(method, path, more, body, mergePatch, aside);
  }

  /** The same, asked beside the user's own question. */
  public ApiRequest asAside() {
    return new ApiRequest(method, path, query, body, mergePatch, true);
  }

  /** The request target after the address' prefix, percent-encoded. */
  public String target() {
    StringBuilder text = new StringBuilder("/v1/").append(encode(path, "/"));
    char separator = '?';
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      text.append(separator).append(encode(parameter.getKey(), ""));
      text.append('=').append(encode(parameter.getValue(), ""));
      separator = '&';
    }
    return text.toString();
  }

  /** The body as it goes over the wire, null for none. */
  byte @Nullable [] payload() {
    return body == null ? null : JsonPrinter.compact(body).getBytes(StandardCharsets.UTF_8);
  }

  private static String trim(String path) {
    return path.strip().replaceAll("^/+|/+$", "");
  }

  /** RFC 3986: all but the unreserved characters and those named are percent-encoded. */
  private static String encode(String text, String keep) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || ("-._~" + keep).indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format("%02X", b & 0xff));
      }
    }
    return encoded.toString();
  }
}
