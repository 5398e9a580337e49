package io.holdfast.auth.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Response;
import java.util.List;
import java.util.Map;

/** The few pages that a browser sees. Nothing on them runs or is loaded. */
final class OidcPages {
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "Content-Security-Policy",
          List.of("default-src 'none'; form-action 'self'; frame-ancestors 'none'"),
          "Referrer-Policy",
          List.of("no-referrer"));

  private OidcPages() {}

  static Response finished(String text) {
    return page("<p>" + escaped(text) + "</p>");
  }

  /** Asks whether it was the user who began; somebody else may have sent them here. */
  static Response confirm(OidcState state, String id, String code) {
    return page(
        "<p>A login as role <b>"
            + escaped(state.role())
            + "</b> was begun from the address <b>"
            + escaped(state.from())
            + "</b>. Go on only if that was you.</p><form method=\"get\">"
            + hidden("state", id)
            + hidden("code", code)
            + hidden("confirmation", "yes")
            + "<button type=\"submit\">Log in</button></form>");
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(value) + "\">";
  }

  private static Response page(String body) {
    String html =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Log"
            + " in</title></head><body>"
            + body
            + "</body></html>\n";
    return new Response.Raw(200, "text/html; charset=utf-8", html.getBytes(UTF_8), HEADERS);
  }

  /** The beginning of a word of RFC 6749, section 4.1.2.1; nothing else is repeated. */
  static String word(String error) {
    return error.matches("[a-z_]{1,40}") ? error : "unknown error";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
