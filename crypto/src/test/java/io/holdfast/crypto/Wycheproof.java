package io.holdfast.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HexFormat;
import java.util.function.Predicate;

/** One case of a Wycheproof file, with the group that it is in. */
public record Wycheproof(JsonNode group, JsonNode test) {

  /**
   * Compares the answer to every case of a file that {@code applies} with the expected one, and
   * that there were at least {@code atLeast}. An {@code acceptable} case may be either.
   */
  public static void check(
      String file, int atLeast, Predicate<Wycheproof> applies, Predicate<Wycheproof> accepts) {
    int checked = 0;
    for (JsonNode group : parse(Vectors.read("wycheproof/" + file)).get("testGroups")) {
      for (JsonNode test : group.get("tests")) {
        Wycheproof one = new Wycheproof(group, test);
        if (applies.test(one) && !one.result().equals("acceptable")) {
          assertThat(accepts.test(one))
              .as("%s tcId %s: %s", file, test.get("tcId"), test.get("comment"))
              .isEqualTo(one.isValid());
          checked++;
        }
      }
    }
    assertThat(checked).as("cases checked in %s", file).isGreaterThanOrEqualTo(atLeast);
  }

  /** A field of the case in hex. */
  public byte[] hex(String field) {
    return HexFormat.of().parseHex(test.get(field).asText());
  }

  /** A number of the group. */
  public int groupInt(String field) {
    return group.get(field).asInt();
  }

  /** A field of the group in hex. */
  public byte[] groupHex(String field) {
    return HexFormat.of().parseHex(group.get(field).asText());
  }

  public boolean isValid() {
    return result().equals("valid");
  }

  private String result() {
    return test.get("result").asText();
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
