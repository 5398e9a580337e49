package io.holdfast.engine.exchange.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Json;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.engine.exchange.key.PreparedKey;
import io.holdfast.engine.exchange.key.StoredKey;
import io.holdfast.engine.exchange.message.BodyForm;
import io.holdfast.engine.exchange.message.Percent;
import io.holdfast.engine.exchange.message.VenueRequest;
import io.holdfast.engine.exchange.outside.BaseUrl;
import io.holdfast.engine.exchange.outside.Outgoing;
import io.holdfast.engine.exchange.route.Inputs;
import io.holdfast.engine.exchange.venue.Addition;
import io.holdfast.engine.exchange.venue.Template;
import io.holdfast.engine.exchange.venue.TextEncoding;
import io.holdfast.engine.exchange.venue.TimeUnit;
import io.holdfast.engine.exchange.venue.Venue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Puts one request together: additions, what is signed, the signature, headers. */
final class Assembly implements Template.Values {
  private final Venue venue;
  private final StoredKey key;
  private final PreparedKey.Use use;
  private final VenueRequest request;
  private final Map<String, String> values;
  private final BaseUrl base;

  private String query;
  private String body;
  private byte[] signed = {};
  private byte[] signature = {};

  private Assembly(Admitted admitted, PreparedKey.Use use, Map<String, String> values) {
    this.venue = admitted.venue();
    this.key = admitted.key();
    this.use = use;
    this.request = admitted.request();
    this.values = values;
    this.base = BaseUrl.parse(key.baseUrl());
    this.query = request.query();
    this.body = request.body();
  }

  /**
   * The request with its signature.
   *
   * @param nonce where the venue has nonces that only go up
   */
  static Outgoing of(Admitted admitted, PreparedKey.Use use, OptionalLong nonce) {
    Venue venue = admitted.venue();
    Instant time = admitted.time();
    Given given = admitted.given();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("timestamp", given.find("timestamp").orElse(venue.time().write(time)));
    values.put("seconds", TimeUnit.S.write(time));
    TimeUnit unit = venue.time() == TimeUnit.ISO ? TimeUnit.S : venue.time();
    values.put(
        "expires", given.find("expires").orElse(unit.write(time.plusSeconds(venue.expires()))));
    values.put("random", given.find("random").orElse(admitted.random()));
    values.put("window", given.find("window").orElse(venue.window()));
    nonce.ifPresent(number -> values.put("nonce", Long.toString(number)));
    Assembly assembly = new Assembly(admitted, use, values);
    assembly.venue.parameters().forEach(assembly::add);
    assembly.signed = venue.signed().render(assembly);
    TextEncoding encoding = venue.algorithms().getOrDefault(use.algorithm(), TextEncoding.HEX);
    assembly.signature = encoding.write(use.sign(assembly.signed));
    return assembly.outgoing();
  }

  private void add(Addition addition) {
    String value = addition.value().text(this);
    boolean there =
        request.parameters().stream()
            .filter(parameter -> parameter.name().equals(addition.name()))
            .peek(parameter -> requireSame(addition, parameter.value(), value))
            .findAny()
            .isPresent();
    if (there) {
      return;
    }
    boolean inBody =
        switch (addition.place()) {
          case QUERY -> false;
          case BODY -> true;
          case AUTO -> !body.isEmpty();
        };
    if (!inBody) {
      query = joined(query, addition.name(), value, addition.first());
    } else if (bodyForm() == BodyForm.JSON) {
      body = withMember(body, addition.name(), value, addition.first());
    } else {
      body = joined(body, addition.name(), value, addition.first());
    }
  }

  private static void requireSame(Addition addition, String given, String made) {
    if (!given.equals(made)) {
      throw Inputs.invalid(
          "query", "the parameter \"" + addition.name() + "\" is made here; leave it out");
    }
  }

  /** A body that there was none of takes the venue's form. */
  private BodyForm bodyForm() {
    return request.form() == BodyForm.NONE ? venue.body() : request.form();
  }

  private static String joined(String text, String name, String value, boolean first) {
    String pair = Percent.encode(name) + "=" + Percent.encode(value);
    if (text.isEmpty()) {
      return pair;
    }
    return first ? pair + "&" + text : text + "&" + pair;
  }

  private static String withMember(String json, String name, String value, boolean first) {
    String text = json.isEmpty() ? "{}" : json.strip();
    if (!text.startsWith("{")) {
      throw Inputs.invalid("body", "has to be an object: \"" + name + "\" is added to it");
    }
    String pair = new String(Json.write(name), UTF_8) + ":" + new String(Json.write(value), UTF_8);
    String inside = text.substring(1, text.length() - 1);
    if (inside.isBlank()) {
      return "{" + pair + "}";
    }
    return first ? "{" + pair + "," + inside + "}" : "{" + inside + "," + pair + "}";
  }

  private Outgoing outgoing() {
    if (!venue.signatureName().isEmpty()) {
      String text = new String(signature, UTF_8);
      if (body.isEmpty() || bodyForm() == BodyForm.JSON) {
        query = joined(query, venue.signatureName(), text, false);
      } else {
        body = joined(body, venue.signatureName(), text, false);
      }
    }
    Map<String, String> headers = new LinkedHashMap<>();
    venue.headers().forEach((name, template) -> headers.put(name, template.text(this)));
    request
        .headers()
        .forEach((name, value) -> {
          if (headers.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            headers.put(name, checked(name, value));
          }
        });
    boolean typed = headers.keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
    if (!typed && !contentType().isEmpty()) {
      headers.put("Content-Type", contentType());
    }
    return new Outgoing(
        request.method(), base + pathQuery(), headers, venue.sendBody() ? body : "");
  }

  private String checked(String name, String value) {
    if (name.equalsIgnoreCase("content-type")
        && !value.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(contentType())) {
      throw Inputs.invalid("headers", "Content-Type is " + contentType() + " here; leave it out");
    }
    return value;
  }

  private String contentType() {
    return body.isEmpty() ? "" : bodyForm().contentType();
  }

  private String pathQuery() {
    return query.isEmpty() ? request.path() : request.path() + "?" + query;
  }

  @Override
  public byte[] value(String name, String argument) {
    return switch (name) {
      case "secret" -> use.secret();
      case "passphrase" -> use.passphrase();
      case "signed" -> signed;
      case "signature" -> signature;
      default -> text(name, argument).getBytes(UTF_8);
    };
  }

  private String text(String name, String argument) {
    return switch (name) {
      case "key" -> key.keyId();
      case "method" -> request.method();
      case "path" -> request.path();
      case "query" -> query;
      case "question_query" -> query.isEmpty() ? "" : "?" + query;
      case "path_query" -> pathQuery();
      case "path_without" ->
          request.path().startsWith(argument)
              ? request.path().substring(argument.length())
              : request.path();
      case "param" ->
          request.parameters().stream()
              .filter(parameter -> parameter.name().equals(argument))
              .map(parameter -> parameter.value())
              .findFirst()
              .orElse("");
      case "body" -> body;
      case "host" -> base.authority();
      case "content_type" -> contentType();
      case "jwt_alg" -> use.algorithm().joseName();
      default -> values.getOrDefault(name, "");
    };
  }

  @Override
  public byte[] function(String name, byte[] input) {
    return switch (name) {
      case "sha256" -> HashAlgorithm.SHA2_256.hash(input);
      case "sha512" -> HashAlgorithm.SHA2_512.hash(input);
      case "mac" -> use.sign(input);
      case "hex" -> TextEncoding.HEX.write(input);
      case "base64" -> TextEncoding.BASE64.write(input);
      case "base64url" -> TextEncoding.BASE64URL.write(input);
      default -> throw new IllegalStateException("no function " + name);
    };
  }
}
