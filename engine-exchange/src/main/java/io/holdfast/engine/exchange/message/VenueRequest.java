package io.holdfast.engine.exchange.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request to a venue as it was asked for: what is sent, and what it says.
 *
 * @param method in capitals
 * @param path without the query
 * @param query as written, without the question mark
 * @param body as written; empty for none
 * @param form what the body is
 * @param headers beside those that the signature brings, by their names as given
 * @param parameters all values of query and body
 */
public record VenueRequest(
    String method,
    String path,
    String query,
    String body,
    BodyForm form,
    Map<String, String> headers,
    List<Parameter> parameters) {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final int LARGEST = 256 << 10;

  /**
   * Reads one from its parts.
   *
   * @throws Ambiguous naming the part
   */
  public static VenueRequest of(
      String method,
      String path,
      String query,
      String body,
      BodyForm form,
      Map<String, String> headers) {
    if (!METHODS.contains(method)) {
      throw new Ambiguous("method", "it has to be GET, POST, PUT, PATCH or DELETE, in capitals");
    }
    if (query.length() > LARGEST || body.length() > LARGEST) {
      throw new Ambiguous("body", "query and body may have " + LARGEST + " characters each");
    }
    in("path", () -> PathText.check(path));
    in("headers", () -> Headers.check(headers));
    List<Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FormText.Piece piece : in("query", () -> FormText.parse(query))) {
      names.add(piece.name().toLowerCase(Locale.ROOT));
      add(parameters, piece);
    }
    List<Parameter> inBody = new ArrayList<>();
    switch (body.isEmpty() ? BodyForm.NONE : form) {
      case NONE -> {}
      case FORM -> in("body", () -> FormText.parse(body)).forEach(piece -> add(inBody, piece));
      case JSON -> inBody.addAll(in("body", () -> JsonText.parse(body)));
    }
    for (Parameter parameter : inBody) {
      String outermost = parameter.name().split("\\.", 2)[0].toLowerCase(Locale.ROOT);
      if (names.contains(outermost)) {
        throw new Ambiguous(
            "body",
            "the parameter \""
                + parameter.name()
                + "\" is in the query too: venues differ in which one counts");
      }
    }
    parameters.addAll(inBody);
    return new VenueRequest(
        method, path, query, body, form, Map.copyOf(headers), List.copyOf(parameters));
  }

  /** A value that is JSON itself says what is in it, as some venues read lists. */
  private static void add(List<Parameter> to, FormText.Piece piece) {
    String value = piece.value();
    if (value.startsWith("{") || value.startsWith("[")) {
      List<Parameter> inside = in("query", () -> JsonText.parse(piece.name(), value));
      to.addAll(inside);
    } else {
      to.add(new Parameter(piece.name(), value));
    }
  }

  private static <T> T in(String part, java.util.function.Supplier<T> reader) {
    try {
      return reader.get();
    } catch (IllegalArgumentException e) {
      throw new Ambiguous(part, String.valueOf(e.getMessage()));
    }
  }

  /** All values whose name, or innermost name, is one of these. */
  public List<String> values(Set<String> called) {
    return parameters.stream()
        .filter(parameter -> called.contains(parameter.name()) || called.contains(parameter.last()))
        .map(Parameter::value)
        .toList();
  }

  /** Where it goes; what it says is the client's affair. */
  @Override
  public String toString() {
    return "VenueRequest[" + method + " " + path + "]";
  }

  /** A part that could be read in more than one way, or not at all. */
  public static final class Ambiguous extends IllegalArgumentException {
    private final String part;

    Ambiguous(String part, String problem) {
      super(problem);
      this.part = part;
    }

    /** The part's name: method, path, query, body, headers. */
    public String part() {
      return part;
    }
  }
}
