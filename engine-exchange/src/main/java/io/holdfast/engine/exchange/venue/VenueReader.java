package io.holdfast.engine.exchange.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import io.holdfast.engine.exchange.message.BodyForm;
import io.holdfast.engine.exchange.message.PathTemplate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the document of a venue; all mistakes are told at once. */
public final class VenueReader {
  /** The fields of a document. */
  public static final Set<String> FIELDS =
      Set.of(
          "title",
          "addresses",
          "algorithms",
          "secret",
          "passphrase",
          "time",
          "nonce",
          "expires",
          "window",
          "body",
          "empty_body",
          "send_body",
          "parameters",
          "sign",
          "headers",
          "signature_parameter",
          "orders",
          "withdrawals",
          "symbols",
          "reads",
          "get_acts");

  private static final Set<String> SHAPE_FIELDS =
      Set.of(
          "methods",
          "paths",
          "symbol",
          "price",
          "quantity",
          "value",
          "quote",
          "asset",
          "address",
          "amount");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}");

  private final ObjectNode document;
  private final List<String> problems = new ArrayList<>();

  private VenueReader(ObjectNode document) {
    this.document = document;
  }

  /**
   * Reads a document.
   *
   * @throws Refusal.InvalidRequest with every mistake, each after its field
   */
  public static Venue read(String name, ObjectNode document) {
    VenueReader reader = new VenueReader(document);
    Venue venue = reader.venue(name);
    if (!reader.problems.isEmpty()) {
      throw new Refusal.InvalidRequest(reader.problems);
    }
    return venue;
  }

  private Venue venue(String name) {
    document
        .fieldNames()
        .forEachRemaining(field -> {
          if (!FIELDS.contains(field)) {
            problems.add(field + ": is unknown; known are " + String.join(", ", FIELDS));
          }
        });
    Map<Algorithm, TextEncoding> algorithms = algorithms();
    Template signed = template("sign", text("sign", ""));
    Map<String, Template> headers = headers();
    List<Addition> parameters = parameters();
    Venue venue =
        new Venue(
            name,
            text("title", name),
            addresses(),
            algorithms,
            named("secret", "text", TextEncoding::named).orElse(TextEncoding.TEXT),
            flag("passphrase", false),
            named("time", "ms", TimeUnit::named).orElse(TimeUnit.MS),
            text("nonce", "").isEmpty() ? Optional.empty() : named("nonce", "", TimeUnit::named),
            document.path("expires").asLong(60),
            text("window", "5000"),
            bodyForm(),
            text("empty_body", ""),
            flag("send_body", true),
            parameters,
            signed,
            headers,
            text("signature_parameter", ""),
            shapes("orders"),
            shapes("withdrawals"),
            Set.copyOf(texts(document.path("symbols"), "symbols")),
            templates(document.path("reads"), "reads"),
            flag("get_acts", false));
    check(venue);
    return venue;
  }

  private void check(Venue venue) {
    Set<String> used = new LinkedHashSet<>(venue.signed().values());
    venue.headers().values().forEach(header -> used.addAll(header.values()));
    venue.parameters().forEach(parameter -> used.addAll(parameter.value().values()));
    boolean unsigned = venue.algorithms().containsKey(Algorithm.NONE);
    if (used.contains("secret") && !unsigned) {
      problems.add("headers: {secret} may be used with the algorithm none only");
    }
    if (unsigned && venue.algorithms().size() > 1) {
      problems.add("algorithms: none goes with no other one");
    }
    if (!unsigned && venue.signed().values().isEmpty()) {
      problems.add("sign: is required; it says what is signed, as {timestamp}{method}{path}");
    }
    if (venue.signed().values().contains("signature")
        || venue.signed().values().contains("signed")) {
      problems.add("sign: can't hold the signature");
    }
    if (used.contains("nonce") != venue.nonce().isPresent()) {
      problems.add("nonce: is the unit (s, ms, us, ns) of {nonce}, and goes with its use");
    }
    boolean carried =
        !venue.signatureName().isEmpty()
            || venue.headers().values().stream()
                .anyMatch(header -> header.values().contains("signature"));
    if (!unsigned && !carried) {
      problems.add("headers: none carries {signature}, nor does signature_parameter");
    }
    if (!venue.window().matches("[0-9]{1,5}")) {
      problems.add("window: is a number of milliseconds");
    }
  }

  private Map<Algorithm, TextEncoding> algorithms() {
    Map<Algorithm, TextEncoding> algorithms = new EnumMap<>(Algorithm.class);
    document
        .path("algorithms")
        .properties()
        .forEach(entry -> {
          Optional<Algorithm> algorithm = Algorithm.named(entry.getKey());
          Optional<TextEncoding> encoding = TextEncoding.named(entry.getValue().asText());
          if (algorithm.isPresent() && encoding.isPresent()) {
            algorithms.put(algorithm.get(), encoding.get());
          } else {
            problems.add(
                "algorithms: an object of algorithms (%s) with how their signature is written (hex, hex-upper, base64, base64url)"
                    .formatted(Algorithm.names()));
          }
        });
    if (algorithms.isEmpty() && problems.isEmpty()) {
      problems.add("algorithms: at least one is required, as {\"hmac-sha256\": \"hex\"}");
    }
    return algorithms;
  }

  private Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    document
        .path("addresses")
        .properties()
        .forEach(entry -> addresses.put(entry.getKey(), entry.getValue().asText()));
    return addresses;
  }

  private BodyForm bodyForm() {
    return switch (text("body", "json")) {
      case "form" -> BodyForm.FORM;
      case "json" -> BodyForm.JSON;
      default -> {
        problems.add("body: is form or json");
        yield BodyForm.JSON;
      }
    };
  }

  private Map<String, Template> headers() {
    Map<String, Template> headers = new LinkedHashMap<>();
    document
        .path("headers")
        .properties()
        .forEach(entry -> {
          if (!HEADER.matcher(entry.getKey()).matches()) {
            problems.add("headers: a name has other than letters, digits and -");
          }
          headers.put(entry.getKey(), template("headers", entry.getValue().asText()));
        });
    return headers;
  }

  private List<Addition> parameters() {
    List<Addition> parameters = new ArrayList<>();
    for (JsonNode item : document.path("parameters")) {
      String name = item.path("name").asText();
      if (!PARAMETER.matcher(name).matches()) {
        problems.add("parameters: each has a name of letters, digits, _ . and -");
      }
      Addition.Place place =
          switch (item.path("in").asText("auto")) {
            case "query" -> Addition.Place.QUERY;
            case "body" -> Addition.Place.BODY;
            case "auto" -> Addition.Place.AUTO;
            default -> {
              problems.add("parameters: in is query, body or auto");
              yield Addition.Place.AUTO;
            }
          };
      parameters.add(
          new Addition(
              name,
              template("parameters", item.path("value").asText()),
              place,
              item.path("first").asBoolean(false)));
    }
    return parameters;
  }

  private List<Shape> shapes(String field) {
    List<Shape> shapes = new ArrayList<>();
    for (JsonNode item : document.path(field)) {
      Map<String, String> names = new LinkedHashMap<>();
      item.properties()
          .forEach(entry -> {
            if (!SHAPE_FIELDS.contains(entry.getKey())) {
              problems.add(field + ": " + entry.getKey() + " is unknown");
            } else if (entry.getValue().isTextual()) {
              names.put(entry.getKey(), entry.getValue().textValue());
            }
          });
      List<PathTemplate> paths = templates(item.path("paths"), field + ".paths");
      if (paths.isEmpty()) {
        problems.add(field + ": paths are required");
      }
      shapes.add(new Shape(texts(item.path("methods"), field + ".methods"), paths, names));
    }
    return shapes;
  }

  private List<PathTemplate> templates(JsonNode list, String field) {
    List<PathTemplate> templates = new ArrayList<>();
    for (String text : texts(list, field)) {
      try {
        templates.add(PathTemplate.parse(text));
      } catch (IllegalArgumentException e) {
        problems.add(field + ": " + e.getMessage());
      }
    }
    return templates;
  }

  private List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    if (!list.isMissingNode() && !list.isArray()) {
      problems.add(field + ": is a list of texts");
    }
    for (JsonNode item : list) {
      if (!item.isTextual()) {
        problems.add(field + ": is a list of texts");
      }
      texts.add(item.asText());
    }
    return texts;
  }

  private Template template(String field, String text) {
    try {
      return Template.parse(text);
    } catch (IllegalArgumentException e) {
      problems.add(field + ": " + e.getMessage());
      return Template.parse("");
    }
  }

  private String text(String field, String absent) {
    JsonNode node = document.path(field);
    if (!node.isMissingNode() && !node.isValueNode()) {
      problems.add(field + ": is a text");
      return absent;
    }
    return node.asText(absent);
  }

  private boolean flag(String field, boolean absent) {
    return document.path(field).asBoolean(absent);
  }

  private <T> Optional<T> named(String field, String absent, Function<String, Optional<T>> names) {
    Optional<T> found = names.apply(text(field, absent));
    if (found.isEmpty()) {
      problems.add(field + ": \"" + text(field, absent) + "\" is unknown");
    }
    return found;
  }
}
