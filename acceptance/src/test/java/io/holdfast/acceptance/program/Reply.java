package io.holdfast.acceptance.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer over HTTP.
 *
 * @param request the method and path that were asked
 * @param raw the body as it came
 */
public record Reply(String request, int status, String raw, HttpHeaders headers) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The request was served. */
  @CanIgnoreReturnValue
  public Reply succeeds() {
    assertThat(status).as(this::toString).isBetween(200, 299);
    return this;
  }

  /** The request was refused with this status, and a reason. */
  @CanIgnoreReturnValue
  public Reply refuses(int expected) {
    assertThat(status).as(this::toString).isEqualTo(expected);
    assertThat(errors()).as(this::toString).isNotEmpty().noneMatch(String::isBlank);
    return this;
  }

  /** Refused with this status, for a reason in which each of these texts is said. */
  @CanIgnoreReturnValue
  public Reply refuses(int expected, String... reasons) {
    refuses(expected);
    assertThat(String.join("\n", errors())).as(this::toString).contains(reasons);
    return this;
  }

  /** There is nothing at the path; whether a reason is given is up to the path. */
  @CanIgnoreReturnValue
  public Reply refuses404() {
    assertThat(status).as(this::toString).isEqualTo(404);
    return this;
  }

  /** The method is not served there; whether a reason is given is up to the path. */
  @CanIgnoreReturnValue
  public Reply refuses405() {
    assertThat(status).as(this::toString).isEqualTo(405);
    return this;
  }

  /** The body; missing where there is none or it is no JSON. */
  public JsonNode body() {
    try {
      return raw.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(raw);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The part of the body at a JSON pointer without its first slash, as {@code data/keys/0}. */
  public JsonNode at(String pointer) {
    return body().at("/" + pointer);
  }

  /** The text (or number, or boolean) at a pointer, which must be there. */
  public String text(String pointer) {
    JsonNode value = at(pointer);
    assertThat(value.isValueNode()).as(() -> pointer + " of " + this).isTrue();
    return value.asText();
  }

  public List<String> errors() {
    return texts("errors");
  }

  public List<String> warnings() {
    return texts("warnings");
  }

  /** The texts of an array, none where there is no array. */
  public List<String> texts(String pointer) {
    List<String> texts = new ArrayList<>();
    at(pointer).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  @Override
  public String toString() {
    return request + " -> " + status + " " + raw;
  }
}
