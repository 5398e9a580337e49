package io.holdfast.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8300, 127.0.0.1, 8300",
    "0.0.0.0, 0.0.0.0, 8200",
    ":9000, '', 9000",
    "localhost:0, localhost, 0",
    "[::1]:8300, ::1, 8300",
    "[::], ::, 8200",
    "fe80::1, fe80::1, 8200",
  })
  void everyUsualFormOfAnAddressIsRead(String text, String host, int port) {
    assertThat(HostPort.parse(text, 8200)).isEqualTo(new HostPort(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:port", "host:70000", "[::1:80", "{{ GetPrivateIP }}:8200"})
  void whatIsNoAddressIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HostPort.parse(text, 8200));
  }
}
