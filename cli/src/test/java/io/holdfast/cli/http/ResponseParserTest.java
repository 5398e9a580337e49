package io.holdfast.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer is read whole or not at all. */
class ResponseParserTest {
  private static WireResponse parse(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new ResponseParser(new ByteArrayInputStream(bytes)).read();
  }

  private static String body(String text) throws IOException {
    return new String(parse(text).body(), StandardCharsets.UTF_8);
  }

  @Test
  void aBodyOfKnownLength() throws IOException {
    WireResponse response =
        parse("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A:  b \r\n\r\nhi and more");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("x-a")).contains("b");
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("hi");
  }

  @Test
  void aChunkedBodyWithExtensionsAndTrailers() throws IOException {
    assertThat(
            body(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nWiki\r\nA\r\npedia in c\r\n0\r\nT: 1\r\n\r\n"))
        .isEqualTo("Wikipedia in c");
  }

  @Test
  void aBodyThatEndsWithTheConnection() throws IOException {
    assertThat(body("HTTP/1.0 200 OK\n\nall of it")).isEqualTo("all of it");
  }

  @Test
  void interimAnswersAreSkippedAndNoContentHasNoBody() throws IOException {
    assertThat(body("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"))
        .isEqualTo("x");
    assertThat(body("HTTP/1.1 204 No Content\r\n\r\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSH-2.0-OpenSSH\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWi",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWikipedia\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n"
      })
  void whatIsCutOffOrNoHttpIsAnError(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(IOException.class);
  }

  @Test
  void aHeadWithoutEndDoesNotFillTheMemory() {
    assertThatThrownBy(() -> parse("HTTP/1.1 200 OK\r\n" + "X-A: b\r\n".repeat(50_000)))
        .hasMessageContaining("head is larger");
  }
}
