package io.holdfast.acceptance.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * A command that ended.
 *
 * @param line what was typed
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Finished(String line, int exitCode, String out, String err) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** It ended well. */
  @CanIgnoreReturnValue
  public Finished succeeds() {
    return exits(0);
  }

  /** It ended with this code. */
  @CanIgnoreReturnValue
  public Finished exits(int code) {
    assertThat(exitCode).as(() -> told()).isEqualTo(code);
    return this;
  }

  /** It wrote each of these texts to standard output, blanks of any width counting as one. */
  @CanIgnoreReturnValue
  public Finished shows(String... texts) {
    String shown = out.replaceAll("[ \t]+", " ");
    for (String text : texts) {
      assertThat(shown).as(this::told).contains(text);
    }
    return this;
  }

  /** It wrote none of these texts to standard output. */
  @CanIgnoreReturnValue
  public Finished hides(String... texts) {
    assertThat(out).as(this::told).doesNotContain(texts);
    return this;
  }

  /** It wrote each of these texts to standard error. */
  @CanIgnoreReturnValue
  public Finished complains(String... texts) {
    assertThat(err).as(this::told).contains(texts);
    return this;
  }

  /** What it wrote to standard output, as JSON. */
  public JsonNode json() {
    try {
      return MAPPER.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + told(), e);
    }
  }

  /** What it wrote to standard output, without the white space around it. */
  public String text() {
    return out.strip();
  }

  private String told() {
    return line + " ended with " + exitCode + "\n" + out + err;
  }
}
