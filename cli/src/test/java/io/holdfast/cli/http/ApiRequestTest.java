package io.holdfast.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A path is sent as one path, whatever its characters. */
class ApiRequestTest {
  @Test
  void whatWouldEndAPathIsEncoded() {
    assertThat(ApiRequest.of("GET", "/secret/data/a b?c#d%é/").target())
        .isEqualTo("/v1/secret/data/a%20b%3Fc%23d%25%C3%A9");
  }

  @Test
  void parametersAreEncodedAndKeepTheirOrder() {
    assertThat(
            ApiRequest.of("GET", "a")
                .parameter("path", "m/84h/0h")
                .parameter("list", "true")
                .target())
        .isEqualTo("/v1/a?path=m%2F84h%2F0h&list=true");
  }
}
